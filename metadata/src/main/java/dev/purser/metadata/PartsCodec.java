package dev.purser.metadata;

import dev.purser.event.PartName;
import dev.purser.event.PrivatePart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** An event's private parts in one column: a format byte, their number, and for each its name, salt and body. */
final class PartsCodec {
    private static final int FORMAT = 1;

    private PartsCodec() {}

    static byte[] encode(List<PrivatePart> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeByte(parts.size());
            for (PrivatePart part : parts) {
                out.writeUTF(part.name().text());
                write(out, part.salt());
                write(out, part.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static List<PrivatePart> decode(byte[] encoded) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded))) {
            int format = in.readUnsignedByte();
            if (format != FORMAT) {
                throw new IllegalStateException("outbox parts of format " + format);
            }
            int count = in.readUnsignedByte();
            List<PrivatePart> parts = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                String name = in.readUTF();
                PartName part = PartName.of(name)
                        .orElseThrow(() -> new IllegalStateException("an outbox part of unknown name " + name));
                parts.add(new PrivatePart(part, read(in), read(in)));
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new IllegalStateException("an outbox part is cut off");
        }
        return bytes;
    }
}
