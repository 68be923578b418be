package dev.purser.delivery.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * The one producer of a destination, opened when it is needed and thrown away after a failure: what it still holds then
 * must not be sent behind the back of whoever tries again. {@link #abandon} may be called from the producer's own thread.
 */
final class Producers implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Map<String, Object> settings;
    private KafkaProducer<byte[], byte[]> producer;

    Producers(Map<String, Object> settings) {
        this.settings = Map.copyOf(settings);
    }

    /** The producer that is open, or a new one. Makes no connection by itself. */
    synchronized KafkaProducer<byte[], byte[]> open() {
        if (producer == null) {
            // The client looks classes up by the thread's loader, which is not everywhere the one that has them.
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(KafkaProducer.class.getClassLoader());
            try {
                producer = new KafkaProducer<>(settings);
            } finally {
                thread.setContextClassLoader(before);
            }
        }
        return producer;
    }

    /** Closes this producer at once; nothing that it still holds is sent. */
    void abandon(KafkaProducer<byte[], byte[]> failed) {
        synchronized (this) {
            if (producer == failed) {
                producer = null;
            }
        }
        failed.close(Duration.ZERO);
    }

    @Override
    public void close() {
        KafkaProducer<byte[], byte[]> last;
        synchronized (this) {
            last = producer;
            producer = null;
        }
        if (last != null) {
            last.close(GRACE);
        }
    }
}
