package dev.purser.delivery.folder;

import dev.purser.delivery.BatchRule;
import dev.purser.delivery.DeliveryError;
import dev.purser.delivery.Destination;
import dev.purser.delivery.DestinationFactory;
import dev.purser.delivery.Surroundings;
import dev.purser.delivery.object.ObjectBatching;
import dev.purser.delivery.object.ObjectDestination;
import dev.purser.delivery.object.ObjectPlace;
import dev.purser.delivery.object.PlainFiles;
import dev.purser.event.PurserException;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import dev.purser.storage.object.FolderObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Type {@code folder}. */
public final class FolderDestinations implements DestinationFactory {
    private static final String PLAIN = "plain";

    @Override
    public String type() {
        return "folder";
    }

    @Override
    public String summary() {
        return "Files below a folder, laid out as the dialect's cloud lays out its bucket, or plainly by day.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.required(
                        "path",
                        "The folder, below the one that the server allows destinations in; a path that is not absolute"
                                + " begins there. Made where it is missing. What a bucket keeps beside its objects (media"
                                + " type, metadata with the journal's checkpoint) lies in its hidden folder .purser."),
                Option.open("prefix", "Stands before every file's path, with a slash between."),
                Option.choice(
                        "naming",
                        "dialect",
                        List.of("dialect", PLAIN),
                        "dialect: paths, rhythm and compression as the dialect's cloud has them; a file that grows through"
                                + " its hour, such as Azure's PT1H.json, is appended to. plain: uncompressed, named by"
                                + " dialect and UTC day, records in the journal's order; one growing file a day where the"
                                + " dialect writes lines, else a file for each batch."));
    }

    @Override
    public BatchRule batching(Dialect dialect, Options options) {
        return ObjectBatching.of(dialect.files());
    }

    @Override
    public Destination open(Options options, Dialect dialect, Surroundings surroundings) {
        Path folder = folder(options.get("path"), surroundings);
        boolean plain = options.get("naming").equals(PLAIN);
        ObjectPlace place = new ObjectPlace(
                new FolderObjectStore(folder),
                folder.toString(),
                ObjectPlace.prefix(options.find("prefix").orElse("")),
                plain ? new PlainFiles(dialect) : dialect.files(),
                !plain);
        return new ObjectDestination(place, surroundings.name());
    }

    private static Path folder(String path, Surroundings surroundings) {
        Path allowed = surroundings.folders().toAbsolutePath().normalize();
        try {
            Path folder = allowed.resolve(path).normalize();
            if (!folder.startsWith(allowed) || !real(folder).startsWith(real(allowed))) {
                throw invalid(surroundings, "it lies outside of the folder that destinations must lie in: " + allowed);
            }
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw invalid(surroundings, "there is a file of that name");
            }
            return folder;
        } catch (InvalidPathException | IOException e) {
            throw invalid(surroundings, "it is not a path that can be used here");
        }
    }

    /** The path with links resolved as far as it exists. */
    private static Path real(Path path) throws IOException {
        Path existing = path;
        while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing.toRealPath().resolve(existing.relativize(path));
    }

    private static PurserException invalid(Surroundings surroundings, String why) {
        return new PurserException(
                DeliveryError.DESTINATION_INVALID,
                Map.of("destination", surroundings.name(), "option", "path", "expected", why));
    }
}
