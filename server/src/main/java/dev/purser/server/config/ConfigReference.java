package dev.purser.server.config;

import java.util.List;
import java.util.stream.Collectors;

/** The page {@code docs/configuration.md}, made from the settings' definitions. */
public final class ConfigReference {
    private static final String INTRODUCTION = """
            # Configuration

            <!-- Generated from the code by dev.purser.server.WritePages. Do not edit. -->

            Every setting can be given in three ways. A flag wins over the environment, that over the file, that over the
            default.

            | Way | `journal.segment-bytes` as an example |
            |---|---|
            | flag | `--journal.segment-bytes=64MiB` |
            | environment | `PURSER_JOURNAL_SEGMENT_BYTES=64MiB` |
            | file | `journal:` and, indented in the next line, `segment-bytes: 64MiB` |

            The file is the one that `--config` or `PURSER_CONFIG` names, else `purser.yaml` in the working folder, if there
            is one. It is YAML; names may be nested or written with dots. A list is a YAML list, or its members separated by
            commas. Relative paths start at the working folder.

            A name that no setting has, or a value that a setting does not take, stops the start: all such problems are
            reported together, each with where it stands and what to do. `./purser config check` reports them without
            starting anything, and lists the risks that the configuration takes.

            Secrets are never settings: a setting names the file that holds one. [purser-example.yaml](purser-example.yaml) has every
            setting at its default, to copy from.
            """;

    private ConfigReference() {}

    /** The whole page, in Markdown. */
    public static String render() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        Settings.groups().forEach(group -> group(page, group));
        page.append("\n## Names that are not taken\n\n| Name | What to do |\n|---|---|\n");
        RemovedName.all().forEach(one -> page.append("| `%s` | %s |\n".formatted(one.name(), one.advice())));
        page.append("\n## Risks that are warned of\n\nAllowed, and named at every start.\n\n");
        page.append("| Setting | Risk | Consequence | Recommendation |\n|---|---|---|---|\n");
        ConfigCheck.all()
                .forEach(risk -> page.append("| `%s` | %s | %s | %s |\n"
                        .formatted(risk.setting(), risk.risk(), risk.consequence(), risk.recommendation())));
        return page.toString();
    }

    private static void group(StringBuilder page, Settings.Group group) {
        page.append("\n## ").append(group.title()).append('\n');
        for (Setting<?> setting : group.settings()) {
            page.append("\n### `").append(setting.name()).append("`\n\n");
            page.append(setting.meaning()).append("\n\n");
            facts(setting).forEach(fact -> page.append("- ").append(fact).append('\n'));
        }
    }

    private static List<String> facts(Setting<?> setting) {
        String standing = setting.byDefault()
                .map(text -> text.isEmpty() ? "none" : "`" + text + "`")
                .orElse(setting.otherwise());
        String type = "%s: %s".formatted(setting.type().name(), setting.type().syntax());
        String shown = setting.secret() ? "Never printed." : "";
        return List.of("Type: " + type, "Default: " + standing, "Environment: `" + setting.variable() + "`", shown)
                .stream()
                .filter(fact -> !fact.isEmpty())
                .collect(Collectors.toList());
    }
}
