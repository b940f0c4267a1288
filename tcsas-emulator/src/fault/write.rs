//! Doing it to a connection.

use std::future::pending;
use std::io;
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::net::tcp::{ReadHalf, WriteHalf};

use super::response_plan::{Act, End, Plan};

/// Does what was planned, as long as the client is there. Gives the connection back if it is to
/// serve on.
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
    // If it fails, the connection has ended by itself.
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
        // Whoever is served by the same thread has a turn too.
        tokio::task::yield_now().await;
    } else {
        tokio::time::sleep(pause).await;
    }
}

/// Ends when the client has closed the connection. What it sends is left for its next request.
async fn gone(stream: &mut ReadHalf<'_>) {
    if let Ok(1..) = stream.peek(&mut [0]).await {
        // It is there. If it leaves, writing will tell.
        pending::<()>().await;
    }
}
