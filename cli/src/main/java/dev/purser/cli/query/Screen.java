package dev.purser.cli.query;

import dev.purser.cli.Surroundings;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/**
 * Which of the standard streams are a terminal, and how wide it is.
 *
 * @param width of the terminal that standard output is; empty where it is none
 * @param error whether standard error is one
 */
record Screen(OptionalInt width, boolean error) {
    private static final Screen NONE = new Screen(OptionalInt.empty(), false);
    private static final int USUAL = 80;

    static Screen of(Surroundings surroundings) {
        if (!(surroundings.output() instanceof FileOutputStream)) {
            return NONE;
        }
        for (String name : List.of("ffm", "exec")) {
            try {
                TerminalProvider provider = TerminalProvider.load(name);
                OptionalInt width = provider.isSystemStream(SystemStream.Output)
                        ? OptionalInt.of(width(surroundings, provider))
                        : OptionalInt.empty();
                return new Screen(width, provider.isSystemStream(SystemStream.Error));
            } catch (IOException | RuntimeException | LinkageError notHere) {
                // The next one asks the system in another way.
            }
        }
        return NONE;
    }

    private static int width(Surroundings surroundings, TerminalProvider provider) {
        try {
            int asked = surroundings
                    .environment()
                    .apply("COLUMNS")
                    .map(Integer::parseInt)
                    .orElse(0);
            int told = asked > 0 ? asked : provider.systemStreamWidth(SystemStream.Output);
            return told > 0 ? told : USUAL;
        } catch (NumberFormatException e) {
            return USUAL;
        }
    }
}
