//! The measured operations.

use std::hint::black_box;

use tcsas_runtime::Credentials;
use tcsas_runtime::bytes::Bytes;
use tcsas_runtime::http;
use tcsas_runtime::sign::{Payload, Signer};
use tcsas_runtime::transport::{Body, BoxFuture, Transport, TransportError};

tcsas_macros::include_specs!("specs");

const ID: &str = "AKIDEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAM";
const KEY: &str = "an-example-key-of-32-characters.";

/// The response as documented.
const SHORT: &str = r#"{"Response":{"Data":{"ResourceId":727},"RequestId":"36b3ccc2-a04a-4f73-82be-b472f5e4b262"}}"#;

/// With fields that the action does not describe: the response of the `call` bench.
const LONG: &str = r#"{"Response":{"Data":{"ResourceId":727},"Balance":1,"Uin":1,"RealBalance":1,"CashAccountBalance":1,"IncomeIntoAccountBalance":1,"PresentAccountBalance":1,"FreezeAmount":1,"OweAmount":1,"CreditAmount":1,"CreditBalance":1,"RealCreditBalance":1,"RequestId":"36b3ccc2-a04a-4f73-82be-b472f5e4b262"}}"#;

/// The subject of a run.
#[derive(Clone, Copy)]
pub enum Subject {
    /// Calls with this response.
    Calls(&'static str),
    /// Signatures alone, which are part of a call.
    Signatures,
}

pub const SUBJECTS: [(&str, Subject); 3] = [
    ("documented", Subject::Calls(SHORT)),
    ("undescribed", Subject::Calls(LONG)),
    ("signature", Subject::Signatures),
];

#[derive(Debug)]
struct Canned(&'static str);

impl Transport for Canned {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        black_box(request);
        let response = http::Response::new(Body::from(self.0));
        Box::pin(std::future::ready(Ok(response)))
    }
}

/// A subject, ready to be run.
pub enum Measured {
    Calls(Client, tokio::runtime::Runtime),
    Signatures(Signer, Vec<u8>),
}

impl Measured {
    pub fn new(subject: Subject) -> Self {
        match subject {
            Subject::Calls(response) => {
                let client = Client::builder()
                    .rate_limits(false)
                    .credentials(Credentials::new(ID, KEY))
                    .transport(Canned(response));
                let runtime = tokio::runtime::Builder::new_current_thread()
                    .enable_time()
                    .build();
                Self::Calls(
                    client.build().expect("a client"),
                    runtime.expect("a runtime"),
                )
            }
            Subject::Signatures => {
                let host = "tcsas.intl.tencentcloudapi.com";
                let credentials = Credentials::new(ID, KEY);
                let signer = Signer::new(credentials, "tcsas", host, "application/json");
                Self::Signatures(signer, vec![b'x'; 237])
            }
        }
    }

    pub fn run(&self, count: usize) {
        match self {
            Self::Calls(client, runtime) => runtime.block_on(async {
                for _ in 0..count {
                    let response = client.modify_mnp(request()).await.expect("a response");
                    assert_eq!(response.data.resource_id, 727);
                }
            }),
            Self::Signatures(signer, body) => {
                for _ in 0..count {
                    let header = signer.authorization(Payload::Signed(body), 1_736_121_600);
                    black_box(header.expect("a header"));
                }
            }
        }
    }
}

fn request() -> ModifyMnpRequest {
    ModifyMnpRequest::builder()
        .mnp_type("Logistics Services->1_Pickup/Delivery,Life Service->144_Lilliputian Services")
        .mnp_name("autotest_miniapp")
        .mnp_intro("test")
        .mnp_desc("test")
        .mnp_id("mpg9yjc0qbpkelik")
        .platform_id("T04257DS9431720WTAG")
        .build()
}
