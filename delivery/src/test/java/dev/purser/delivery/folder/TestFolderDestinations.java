package dev.purser.delivery.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.delivery.AbstractDestinationTests;
import dev.purser.delivery.Batch;
import dev.purser.delivery.DeliveryError;
import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.Destination;
import dev.purser.delivery.DestinationFactory;
import dev.purser.delivery.SampleBatches;
import dev.purser.delivery.object.StoredRecords;
import dev.purser.event.PurserException;
import dev.purser.storage.object.FolderObjectStore;
import dev.purser.storage.object.ObjectStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestFolderDestinations extends AbstractDestinationTests {
    @Override
    protected DestinationFactory factory() {
        return new FolderDestinations();
    }

    @Override
    protected Map<String, String> options() {
        return Map.of("path", "logs/here");
    }

    private Path bucket() {
        return folders.resolve("logs/here");
    }

    @Override
    protected List<String> received() throws Exception {
        try (ObjectStore store = new FolderObjectStore(bucket())) {
            return StoredRecords.of(store, dialect().files());
        }
    }

    /** A file stands where the folder was: for a folder, that is what being away looks like. */
    @Override
    protected boolean goAway() throws Exception {
        Files.createDirectories(folders.resolve("logs"));
        if (Files.exists(bucket())) {
            Files.move(bucket(), folders.resolve("aside"));
        }
        Files.writeString(bucket(), "in the way");
        return true;
    }

    @Override
    protected void comeBack() throws Exception {
        Files.delete(bucket());
        if (Files.exists(folders.resolve("aside"))) {
            Files.move(folders.resolve("aside"), bucket());
        }
    }

    @Override
    protected Kind kindOfAbsence() {
        return Kind.MISCONFIGURED;
    }

    @Override
    @Test
    protected void openingConnectsToNothingAndClosingTwiceIsClosing() throws Exception {
        Destination destination = open(options());
        assertThat(bucket()).doesNotExist();
        destination.close();
        destination.close();
    }

    @Test
    void plainFilesAreOneADayInTheJournalsOrder() throws Exception {
        SampleBatches batches = new SampleBatches(dialect());
        List<String> sent = new ArrayList<>();
        try (Destination destination = open(with(options(), "naming", "plain", "prefix", "/all/"))) {
            for (int i = 0; i < 3; i++) {
                Batch batch = batches.next(10);
                destination.deliver(batch);
                sent.addAll(SampleBatches.texts(batch));
            }
        }
        assertThat(Files.readAllLines(bucket().resolve("all/purser-2026-11-21.jsonl")))
                .isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../other", "/etc", "a/../../b", "link", "link/below", "file"})
    void aPathOutsideIsRefused(String path) throws Exception {
        Path outside = Files.createDirectories(folders.resolveSibling(folders.getFileName() + "-outside"));
        Files.createSymbolicLink(folders.resolve("link"), outside);
        Files.writeString(folders.resolve("file"), "");
        assertThatThrownBy(() -> open(Map.of("path", path)))
                .isInstanceOfSatisfying(
                        PurserException.class, e -> assertThat(e.error()).isEqualTo(DeliveryError.DESTINATION_INVALID));
        Files.delete(outside);
    }

    @Test
    void anAbsolutePathInsideIsTaken() throws Exception {
        Batch batch = new SampleBatches(dialect()).next(2);
        try (Destination destination = open(Map.of("path", bucket().toString()))) {
            destination.deliver(batch);
        }
        assertThat(received()).isEqualTo(SampleBatches.texts(batch));
    }
}
