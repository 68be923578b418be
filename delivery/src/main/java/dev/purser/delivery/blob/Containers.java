package dev.purser.delivery.blob;

import dev.purser.event.dialect.FileLayout;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Framing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A dialect's layout in an account: either all in one container, where the dialect's own container is left out of names, or
 * each record in the container that the dialect prescribes, with the prefix after it.
 */
record Containers(FileLayout own, boolean fixed, String prefix) implements FileLayout {
    /** Whether the dialect says of itself which container its files are in. */
    boolean prescribed() {
        return own.name(Filing.NONE, Instant.EPOCH, "0").container().isPresent();
    }

    @Override
    public Name name(Filing filing, Instant written, String unique) {
        Name name = own.name(filing, written, unique);
        return fixed ? new Name(Optional.empty(), name.path()) : new Name(name.container(), prefix + name.path());
    }

    @Override
    public Framing framing() {
        return own.framing();
    }

    @Override
    public boolean gzip() {
        return own.gzip();
    }

    @Override
    public Growth growth() {
        return own.growth();
    }

    @Override
    public String contentType() {
        return own.contentType();
    }

    @Override
    public Optional<String> contentEncoding() {
        return own.contentEncoding();
    }

    @Override
    public Duration cadence() {
        return own.cadence();
    }
}
