/**
 * The journal's records in files: segments of batch frames.
 *
 * <p>Promises: a frame that was synced is found again, byte for byte, and a frame that is not whole is told from one
 * that is; files are only ever appended to, replaced whole, or deleted from the front. Knows nothing of trees,
 * signatures or states. Start at {@link dev.purser.journal.segment.SegmentScan} to read, at
 * {@link dev.purser.journal.segment.FrameLayout} for the bytes.
 *
 * <h2>Files</h2>
 *
 * In the journal's folder {@code segments}: {@code <first sequence, 20 digits>.seg} for each segment, {@code
 * reserve.new} for the next one, preallocated with zeros. A segment ends where the next one begins: the records of a
 * segment at or above the next one's first sequence were never acknowledged and do not count. All numbers are
 * big-endian; checksums are CRC-32C.
 *
 * <h2>Segment header, 64 bytes</h2>
 *
 * <pre>
 *  0  8  magic "PURSERJ1"
 *  8  8  first sequence
 * 16  8  stamp: random, repeated in each frame of this segment, so that no other bytes pass for one
 * 24  8  when it was begun, milliseconds since 1970
 * 32 28  zero
 * 60  4  checksum over bytes 0 to 59
 * </pre>
 *
 * The name is given (file synced, renamed, folder synced) before the first frame is written: a named segment without a
 * good header is damage, never a crash.
 *
 * <h2>Batch frame: header of 48 bytes, leaves, parts; begins on a multiple of 8</h2>
 *
 * <pre>
 *  0  4  magic 0x50 0x46 0x52 0x4D
 *  4  4  count of events, at least 1
 *  8  8  sequence of the first
 * 16  8  the segment's stamp
 * 24  4  length of the leaves
 * 28  4  length of the parts
 * 32  4  checksum of the leaves
 * 36  4  checksum of the parts
 * 40  4  zero
 * 44  4  checksum over bytes 0 to 43
 * </pre>
 *
 * Leaves: for each event its length in 2 bytes, then the leaf: what an entry bundle of C2SP {@code tlog-tiles} is made
 * of, so that bundles are slices of segments.
 *
 * <p>Parts: for each event its id (16 bytes) and how many parts follow (1 byte); for each part its name's number (1
 * byte, {@link dev.purser.journal.segment.PartCode}), 1 if it was erased or 0 (1 byte), the length of its body (4
 * bytes), a checksum over salt and body (4 bytes), then salt (16 bytes) and body. An erased part has neither salt nor
 * body, and length and checksum are 0. Erasing makes a new file whose frames hold the same leaves.
 */
package dev.purser.journal.segment;
