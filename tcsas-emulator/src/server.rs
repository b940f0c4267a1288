//! The HTTP server, on its own thread.

use std::convert::Infallible;
use std::error::Error;
use std::future::pending;
use std::io;
use std::net::TcpListener as StdListener;
use std::sync::{Arc, mpsc};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc as channel, oneshot};

use crate::fault::response_plan::Plan;
use crate::fault::write;
use crate::request::protocol::{Body, MAX_BODY};
use crate::service::{Outcome, Service};

/// Time limits for receiving the head of a request, and its body.
const PATIENCE: Duration = Duration::from_secs(30);

/// Upper limit on the bytes of an oversized body that are read and discarded, so that a client that
/// reads only after sending everything receives the response.
const MAX_DISCARDED: usize = 64 << 20;

/// A server that runs until dropped.
pub(crate) struct Server {
    /// Dropping it ends the thread.
    stop: Option<oneshot::Sender<Infallible>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves connections to `listener`.
    pub(crate) fn start(listener: StdListener, service: Arc<Service>) -> io::Result<Self> {
        let (stop, stopped) = oneshot::channel();
        let (ready, started) = mpsc::sync_channel(1);
        // The runtime lives on this thread only: it may neither run nor be dropped inside another
        // runtime.
        let thread = thread::Builder::new()
            .name("tcsas-emulator".to_owned())
            .spawn(move || run(listener, service, stopped, &ready))?;
        let server = Self {
            stop: Some(stop),
            thread: Some(thread),
        };
        let started = started.recv();
        started.unwrap_or_else(|_| Err(io::Error::other("the server's thread has ended")))?;
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A panic of that thread has been printed and cannot be handled here.
            let _ = thread.join();
        }
    }
}

fn run(
    listener: StdListener,
    service: Arc<Service>,
    stopped: oneshot::Receiver<Infallible>,
    ready: &mpsc::SyncSender<io::Result<()>>,
) {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    let runtime = match builder.enable_io().enable_time().build() {
        Ok(runtime) => runtime,
        Err(error) => return drop(ready.send(Err(error))),
    };
    runtime.block_on(async {
        let listener = listener
            .set_nonblocking(true)
            .and_then(|()| TcpListener::from_std(listener));
        match listener {
            Ok(listener) => {
                tokio::spawn(accept(listener, service));
                let _ = ready.send(Ok(()));
                // An error means that the other side has been dropped, which is the signal to stop.
                let _ = stopped.await;
            }
            Err(error) => drop(ready.send(Err(error))),
        }
    });
    // Dropping the runtime drops its tasks, and with them every connection.
}

async fn accept(listener: TcpListener, service: Arc<Service>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                service.connections.accept();
                match service.scripts.connection() {
                    None => drop(tokio::spawn(connection(stream, Arc::clone(&service)))),
                    Some(true) => write::reset(stream),
                    Some(false) => drop(stream),
                }
            }
            // Usually the limit on open files: wait until other connections have closed.
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
}

async fn connection(mut stream: TcpStream, service: Arc<Service>) {
    let _open = service.connections.open();
    // An optimization, so that failure is ignored.
    let _ = stream.set_nodelay(true);
    loop {
        let (plans, mut planned) = channel::channel(1);
        let respond = service_fn(|request| respond(request, &service, &plans));
        let mut served = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(PATIENCE)
            // Responses carry the time of the service's clock instead.
            .auto_date_header(false)
            .serve_connection(TokioIo::new(stream), respond);
        // Faults are written to the connection directly, since hyper writes only valid responses.
        let plan = tokio::select! {
            // Errors are the client's: it has received a response or disconnected.
            _ = &mut served => return,
            plan = planned.recv() => plan,
        };
        let parts = served.into_parts();
        let served_on = match plan {
            Some(plan) => write::perform(parts.io.into_inner(), plan).await,
            None => None,
        };
        match served_on {
            // Data the client has pipelined would be lost.
            Some(same) if parts.read_buf.is_empty() => stream = same,
            _ => return,
        }
    }
}

/// An error closes the connection without a response. A fault is handed over as a plan.
async fn respond(
    request: Request<Incoming>,
    service: &Service,
    plans: &channel::Sender<Plan>,
) -> Result<Response<Full<Bytes>>, Box<dyn Error + Send + Sync>> {
    let (head, body) = request.into_parts();
    let body = tokio::time::timeout(PATIENCE, read(body)).await??;
    let mut case = service.receive(&head, body);
    if let Some(pause) = case.pause() {
        tokio::time::sleep(pause).await;
    }
    match service.settle(case) {
        Outcome::Response(reply) => Ok(reply.map(Full::from)),
        Outcome::Fault(plan) => {
            plans.send(plan).await?;
            pending().await
        }
    }
}

async fn read(mut body: Incoming) -> Result<Body, hyper::Error> {
    let (mut kept, mut length) = (Vec::new(), 0);
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame?.into_data() else {
            continue;
        };
        length += data.len();
        if length <= MAX_BODY {
            kept.extend_from_slice(&data);
        } else if length <= MAX_DISCARDED {
            kept = Vec::new();
        } else {
            break;
        }
    }
    Ok(if length <= MAX_BODY {
        Body::Whole(kept.into())
    } else {
        Body::TooLarge
    })
}
