package dev.purser.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The credentials of this user, one per server, in {@code credentials.json}, which only its owner may read. A file that
 * others may read is not used: its secrets are no longer secret.
 */
public final class CredentialStore {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;

    CredentialStore(Path folder) {
        this.file = folder.resolve("credentials.json");
    }

    Path file() {
        return file;
    }

    /** What was kept for that server. */
    public Optional<StoredCredential> find(String server) {
        JsonNode entry = read().path("servers").path(server);
        return entry.isObject()
                ? Optional.of(new StoredCredential(
                        entry.path("username").asText(),
                        entry.path("secret").asText(),
                        Optional.ofNullable(entry.path("token").textValue())))
                : Optional.empty();
    }

    /** Keeps a credential in place of the one before. */
    public void keep(String server, StoredCredential credential) {
        ObjectNode all = read();
        ObjectNode entry = all.withObjectProperty("servers").putObject(server);
        entry.put("username", credential.username()).put("secret", credential.secret());
        credential.tokenId().ifPresent(id -> entry.put("token", id));
        write(all);
    }

    /** Forgets the server's credential; false if there was none. */
    public boolean forget(String server) {
        ObjectNode all = read();
        boolean there = all.withObjectProperty("servers").remove(server) != null;
        if (there) {
            write(all);
        }
        return there;
    }

    private ObjectNode read() {
        try {
            if (!Files.exists(file)) {
                return MAPPER.createObjectNode();
            }
            requirePrivate();
            if (MAPPER.readTree(file.toFile()) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException broken) {
            // Told below.
        }
        throw new CommandException(
                ExitCode.FAILURE, file + " cannot be read", "Remove it and log in again with 'purser login'.");
    }

    private void requirePrivate() throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).stream()
                        .anyMatch(permission -> !permission.name().startsWith("OWNER_"))) {
            throw new CommandException(
                    ExitCode.FAILURE,
                    file + " may be read by others",
                    "Make it yours alone (chmod 600), and change the passwords in it.");
        }
    }

    private void write(ObjectNode all) {
        try {
            DurableFiles.createFolders(file.getParent());
            DurableFiles.writeOwnerOnly(
                    file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FAILURE,
                    file + " cannot be written: " + e.getMessage(),
                    "Check the folder's permissions.");
        }
    }
}
