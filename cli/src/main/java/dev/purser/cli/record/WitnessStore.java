package dev.purser.cli.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What this user has seen of each server's record: its public key and the last checkpoint that verified. So every user of
 * the command is a witness: a record that is put back or replaced is found out by whoever verified it before.
 */
final class WitnessStore {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;

    /**
     * What was seen of one server.
     *
     * @param key the verifier key
     * @param checkpoint the signed note
     */
    record Seen(String key, String checkpoint) {}

    WitnessStore(Path folder) {
        this.file = folder.resolve("witness.json");
    }

    Optional<Seen> find(String server) {
        JsonNode entry = read().path(server);
        return entry.isObject()
                ? Optional.of(new Seen(
                        entry.path("key").asText(), entry.path("checkpoint").asText()))
                : Optional.empty();
    }

    void keep(String server, Seen seen) {
        ObjectNode all = read();
        all.putObject(server).put("key", seen.key()).put("checkpoint", seen.checkpoint());
        try {
            DurableFiles.createFolders(file.getParent());
            DurableFiles.write(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FAILURE,
                    file + " cannot be written: " + e.getMessage(),
                    "Check the folder's permissions.");
        }
    }

    private ObjectNode read() {
        try {
            if (!Files.exists(file)) {
                return MAPPER.createObjectNode();
            }
            if (MAPPER.readTree(file.toFile()) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException broken) {
            // Told below.
        }
        throw new CommandException(
                ExitCode.FAILURE,
                file + " cannot be read",
                "It holds the checkpoints that you have seen. Restore it, or remove it and lose them.");
    }
}
