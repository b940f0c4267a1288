// Runs the program, which imports nothing of its host. A panic ends with `RuntimeError: unreachable`.
import { readFile } from 'node:fs/promises';

const { instance } = await WebAssembly.instantiate(await readFile(process.argv[2]), {});
process.exit(instance.exports.main(0, 0));
