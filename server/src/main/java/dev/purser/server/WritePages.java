package dev.purser.server;

import dev.purser.server.config.ConfigLoader;
import dev.purser.server.config.ServerConfig;
import dev.purser.server.reference.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Writes the pages in {@code docs/} that are made from the code. The endpoints are put together as for a start, in a
 * folder of their own; nothing is served.
 */
public final class WritePages {
    private WritePages() {}

    /**
     * @param args the folder to write to; a second one, empty or not there, to put the program together in
     */
    public static void main(String... args) throws IOException {
        Path docs = Files.createDirectories(Path.of(args[0]));
        for (Map.Entry<String, String> page : pages(Path.of(args[1])).entrySet()) {
            Files.writeString(docs.resolve(page.getKey()), page.getValue());
        }
    }

    /** Every page by the name of its file. */
    static SequencedMap<String, String> pages(Path data) {
        ServerConfig config =
                ConfigLoader.load(List.of("--data=" + data), Map.of(), data).config();
        try (Program program = Program.open(config)) {
            return Pages.of(program.endpoints());
        }
    }
}
