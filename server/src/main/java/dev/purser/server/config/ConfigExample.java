package dev.purser.server.config;

import java.util.ArrayList;
import java.util.List;

/** The file {@code docs/purser-example.yaml}: every setting at its default, to copy from. */
public final class ConfigExample {
    private static final int WIDTH = 110;
    private static final String INTRODUCTION = """
            # Every setting of Purser at its default. Copy what you change into purser.yaml.
            # Generated from the code by dev.purser.server.WritePages. Do not edit.
            """;

    private ConfigExample() {}

    /** The whole file; read as a configuration, it is the defaults. */
    public static String render() {
        StringBuilder file = new StringBuilder(INTRODUCTION);
        for (Setting<?> setting : Settings.all()) {
            file.append('\n');
            lines(setting.meaning())
                    .forEach(line -> file.append("# ").append(line).append('\n'));
            if (setting.byDefault().isPresent()) {
                file.append("%s: %s\n"
                        .formatted(setting.name(), value(setting.byDefault().get())));
            } else {
                file.append("# Without it: %s.\n# %s: …\n".formatted(setting.otherwise(), setting.name()));
            }
        }
        return file.toString();
    }

    private static String value(String text) {
        return text.isEmpty() ? "[]" : text;
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + word.length() >= WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
