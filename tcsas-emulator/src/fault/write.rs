//! Carries out the plan of a fault on a connection.

use std::future::pending;
use std::io;
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::net::tcp::{ReadHalf, WriteHalf};

use super::response_plan::{Act, End, Plan};

/// Carries out `plan` while the client is connected. Returns the connection if it stays open.
pub(crate) async fn perform(mut stream: TcpStream, plan: Plan) -> Option<TcpStream> {
    let (mut reading, mut writing) = stream.split();
    let done = tokio::select! {
        done = act(&mut writing, plan.acts) => done.is_ok(),
        () = gone(&mut reading) => false,
    };
    match plan.end {
        End::Open if done => Some(stream),
        End::Reset => {
            reset(stream);
            None
        }
        _ => None,
    }
}

/// Closes a connection with RST instead of FIN.
pub(crate) fn reset(stream: TcpStream) {
    // On failure, the connection has ended by itself.
    let _ = stream.set_zero_linger();
}

async fn act(stream: &mut WriteHalf<'_>, acts: Vec<Act>) -> io::Result<()> {
    for act in acts {
        match act {
            Act::Send(bytes) => stream.write_all(&bytes).await?,
            Act::Repeat {
                bytes,
                times,
                pause,
            } => {
                for _ in 0..times {
                    stream.write_all(&bytes).await?;
                    wait(pause).await;
                }
            }
            Act::Drip {
                bytes,
                piece,
                pause,
            } => {
                for piece in bytes.chunks(piece) {
                    stream.write_all(piece).await?;
                    wait(pause).await;
                }
            }
            Act::Pause(pause) => wait(pause).await,
        }
    }
    Ok(())
}

async fn wait(pause: Duration) {
    if pause.is_zero() {
        // Connections served by the same thread get to run as well.
        tokio::task::yield_now().await;
    } else {
        tokio::time::sleep(pause).await;
    }
}

/// Completes when the client has closed the connection. Data it sends is left for its next request.
async fn gone(stream: &mut ReadHalf<'_>) {
    if let Ok(1..) = stream.peek(&mut [0]).await {
        // Connected. A later disconnection makes writing fail.
        pending::<()>().await;
    }
}
