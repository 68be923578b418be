package dev.purser.delivery.stdout;

import dev.purser.delivery.Batch;
import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.Destination;
import dev.purser.delivery.Receipt;
import dev.purser.delivery.http.FramedBody;
import dev.purser.event.dialect.Framing;
import dev.purser.event.json.JsonBytes;
import java.io.PrintStream;

/** Prints batches, each in one piece, so that other output of the program stands before or after it. */
final class StdoutDestination implements Destination {
    private final PrintStream out;
    private final boolean checkpoints;

    StdoutDestination(PrintStream out, boolean checkpoints) {
        this.out = out;
        this.checkpoints = checkpoints;
    }

    @Override
    public Receipt deliver(Batch batch) throws DeliveryException {
        byte[] lines = FramedBody.of(batch.records(), 0, batch.records().size(), Framing.LINES);
        byte[] last = checkpoints && batch.checkpoint().isPresent()
                ? line(batch.checkpoint().get())
                : new byte[0];
        synchronized (out) {
            out.write(lines, 0, lines.length);
            out.write(last, 0, last.length);
            check();
        }
        return Receipt.ALL;
    }

    private static byte[] line(String checkpoint) {
        JsonBytes line = new JsonBytes(512);
        line.open();
        line.text("checkpoint", checkpoint);
        line.close();
        line.raw("\n");
        return line.copy(0);
    }

    @Override
    public void test() throws DeliveryException {
        check();
    }

    /** Flushes; a stream that has failed once stays failed. */
    private void check() throws DeliveryException {
        if (out.checkError()) {
            throw new DeliveryException(
                    Kind.UNREACHABLE,
                    "the server's standard output takes nothing more: whatever read it has gone; start the server anew",
                    null);
        }
    }

    @Override
    public void close() {
        // Standard output is the program's, not the destination's.
    }
}
