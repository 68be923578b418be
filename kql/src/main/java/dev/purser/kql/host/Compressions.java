package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Text compressed by zlib or gzip, as base64. What does not decode, or unpacks past 1 MiB, is the empty text. */
final class Compressions {
    private static final int LONGEST = 1 << 20;

    private Compressions() {}

    static void register() {
        add("gzip_compress_to_base64_string", "s", 's', a -> gzip((String) a[0]));
        add("zlib_compress_to_base64_string", "s", 's', a -> zlib((String) a[0]));
        add("gzip_decompress_from_base64_string", "s", 's', a -> unpacked((String) a[0], GZIPInputStream::new));
        add("zlib_decompress_from_base64_string", "s", 's', a -> unpacked((String) a[0], InflaterInputStream::new));
    }

    private interface Stream<F, T> {
        T over(F from) throws IOException;
    }

    /** What does not get shorter is stored as it is. */
    private static byte[] deflated(byte[] plain, int level, boolean raw) {
        Deflater deflater = new Deflater(level, raw);
        try {
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream done = new ByteArrayOutputStream();
            byte[] part = new byte[plain.length + 64];
            while (!deflater.finished()) {
                done.write(part, 0, deflater.deflate(part));
            }
            boolean shorter = done.size() < plain.length || level == Deflater.NO_COMPRESSION;
            return shorter ? done.toByteArray() : deflated(plain, Deflater.NO_COMPRESSION, raw);
        } finally {
            deflater.end();
        }
    }

    private static String zlib(String text) {
        return Base64.getEncoder()
                .encodeToString(deflated(text.getBytes(StandardCharsets.UTF_8), Deflater.BEST_SPEED, false));
    }

    /** RFC 1952, without a name, a time or a system. */
    private static String gzip(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] body = deflated(plain, Deflater.BEST_SPEED, true);
        CRC32 crc = new CRC32();
        crc.update(plain);
        ByteBuffer out = ByteBuffer.allocate(body.length + 18).order(ByteOrder.LITTLE_ENDIAN);
        out.put(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff});
        out.put(body).putInt((int) crc.getValue()).putInt(plain.length);
        return Base64.getEncoder().encodeToString(out.array());
    }

    private static String unpacked(String text, Stream<InputStream, InputStream> kind) {
        try (InputStream in = kind.over(new ByteArrayInputStream(Parsers.strict(text)))) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            return bytes.length > LONGEST
                    ? ""
                    : StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
        } catch (IOException e) {
            return "";
        }
    }
}
