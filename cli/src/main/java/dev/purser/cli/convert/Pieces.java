package dev.purser.cli.convert;

import dev.purser.event.dialect.RecordBuffer;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Full buffers on their way from the thread that converts a file to the one that writes the stream; the first waits where
 * the second does not keep up. One giver, one taker.
 */
final class Pieces {
    /** Writes a buffer out and gives it back empty. */
    interface Writing {
        RecordBuffer write(RecordBuffer full) throws IOException;
    }

    private static final int WAITING = 4;
    private static final RecordBuffer END = new RecordBuffer();

    private final BlockingQueue<RecordBuffer> full = new ArrayBlockingQueue<>(WAITING);
    private final BlockingQueue<RecordBuffer> empty = new ArrayBlockingQueue<>(WAITING + 2);

    RecordBuffer hand(RecordBuffer piece) throws InterruptedException {
        full.put(piece);
        RecordBuffer again = empty.poll();
        return again == null ? new RecordBuffer() : again;
    }

    /** No more will come. */
    void end() throws InterruptedException {
        full.put(END);
    }

    void drain(Writing writing) throws IOException, InterruptedException {
        RecordBuffer piece = full.take();
        while (piece != END) {
            empty.offer(writing.write(piece));
            piece = full.take();
        }
    }
}
