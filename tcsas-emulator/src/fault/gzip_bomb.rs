//! A small gzip file that is large when decoded.

use std::sync::LazyLock;

use flate2::{Compress, Compression, Crc, FlushCompress};
use hyper::body::Bytes;

/// Decoded size of a block.
const BLOCK: usize = 1 << 20;

/// A compressed block and the checksum of its decoded form. Compression takes a while and blocks
/// the server's thread.
static SAME: LazyLock<(Bytes, Crc)> = LazyLock::new(|| {
    let plain = vec![b' '; BLOCK];
    let mut sum = Crc::new();
    sum.update(&plain);
    (compress(&plain).into(), sum)
});

/// The parts of the file: start, end, and the block repeated in between. The block does not depend
/// on preceding data, so that it is compressed only once.
pub(super) struct Bomb {
    pub(super) start: Bytes,
    pub(super) block: Bytes,
    pub(super) blocks: u64,
    pub(super) end: Bytes,
    /// Size of the whole file.
    pub(super) length: u64,
}

/// Builds a file that decodes to `decoded` bytes of white space, rounded up to whole blocks.
pub(super) fn make(decoded: u64) -> Bomb {
    let blocks = decoded.div_ceil(BLOCK as u64);
    let (block, one) = &*SAME;
    // No name, no time, an unknown system.
    let start = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
    // An empty last block, the checksum, and the size modulo 2³².
    let mut end = vec![3, 0];
    end.extend_from_slice(&repeated(one, blocks).to_le_bytes());
    let size = blocks.wrapping_mul(BLOCK as u64) as u32;
    end.extend_from_slice(&size.to_le_bytes());
    Bomb {
        length: blocks
            .saturating_mul(block.len() as u64)
            .saturating_add((start.len() + end.len()) as u64),
        start: Bytes::copy_from_slice(&start),
        block: block.clone(),
        blocks,
        end: end.into(),
    }
}

fn compress(plain: &[u8]) -> Vec<u8> {
    let mut block = Vec::with_capacity(BLOCK / 2);
    let mut compress = Compress::new(Compression::best(), false);
    // A full flush ends at a byte boundary and resets the dictionary.
    compress
        .compress_vec(plain, &mut block, FlushCompress::Full)
        .expect("compression into a vector does not fail");
    block.shrink_to_fit();
    block
}

/// The checksum of `times` copies of the data with the checksum `one`, by doubling.
fn repeated(one: &Crc, mut times: u64) -> u32 {
    let (mut sum, mut power) = (Crc::new(), Crc::new());
    power.combine(one);
    while times > 0 {
        if times & 1 == 1 {
            sum.combine(&power);
        }
        let twice = Crc::new();
        let half = std::mem::replace(&mut power, twice);
        power.combine(&half);
        power.combine(&half);
        times >>= 1;
    }
    sum.sum()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;

    use super::*;

    #[test]
    fn gzip_bomb_is_a_thousandth_of_its_decoded_size() {
        for blocks in [0, 1, 2, 7] {
            let decoded = blocks * BLOCK as u64;
            let bomb = make(decoded.saturating_sub(1).max(decoded.min(1)));
            let repeated = bomb.block.repeat(bomb.blocks as usize);
            let file = [&bomb.start[..], &repeated, &bomb.end].concat();
            assert_eq!(file.len() as u64, bomb.length);
            assert!(file.len() as u64 <= decoded / 900 + 20, "{}", file.len());
            let mut text = Vec::new();
            // The decoder checks sum and size.
            GzDecoder::new(&file[..]).read_to_end(&mut text).unwrap();
            assert_eq!(text.len() as u64, decoded);
            assert!(text.iter().all(|byte| *byte == b' '));
        }
    }
}
