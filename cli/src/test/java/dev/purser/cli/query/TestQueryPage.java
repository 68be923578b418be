package dev.purser.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.azure.table.AzureTables;
import dev.purser.azure.table.ExampleQuery;
import dev.purser.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's commands over files work, and its queries are those that are shipped. */
class TestQueryPage {
    private static final Path PAGE = Path.of("..", "docs", "query.md");
    private static final Pattern WORD = Pattern.compile("(?:[^\\s']|'[^']*')+");

    @TempDir
    Path folder;

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        boolean shell = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("```")) {
                shell = line.equals("```sh");
            } else if (shell) {
                commands.add(line);
            }
        }
        return commands;
    }

    /** The command's words, with relative files moved into the test's folder. */
    private String[] words(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        boolean target = false;
        while (matcher.find()) {
            String word = matcher.group().replace("'", "");
            int equal = word.indexOf('=');
            if (target) {
                word = folder.resolve(word).toString();
            } else if (equal > 0 && !word.contains(" ")) {
                word = word.substring(0, equal + 1) + folder + "/" + word.substring(equal + 1);
            }
            target = word.equals("--chart") || word.equals("--to");
            words.add(word);
        }
        return words.subList(1, words.size()).toArray(String[]::new);
    }

    @Test
    void everyCommandOverFilesWorks() throws IOException {
        file("AWSLogs/1/CloudTrail/a.json", """
                {"Records":[{"eventVersion":"1.08","eventTime":"2026-11-20T10:00:00Z","eventSource":"ecr.amazonaws.com",\
                "eventName":"PutImage","awsRegion":"us-east-1","eventID":"e755e09c-42f9-4c5c-9064-2f1f4f0228c7"}]}""");
        file("insights/PT1H.json", """
                {"time":"2026-11-20T10:00:00Z","resourceId":"/X","category":"ContainerRegistryRepositoryEvents",\
                "operationName":"Push","resultType":"HttpStatusCode","resultDescription":"201",\
                "properties":{"repository":"team/app"}}""");
        file("tracker/a.jsonl", """
                {"eventTime":"2026-11-20T10:00:00.00+0000","action":"container-registry.image.push","outcome":"success",\
                "initiator":{"id":"IBMid-1"},"target":{"id":"crn:v1:a"},"observer":{"name":"ActivityTracker"},\
                "severity":"normal","message":"push"}""");
        file("logs/2026/a.jsonl", """
                {"time":"2026-11-20T10:00:00Z","status":503,"path":"/v2/"}
                {"time":"2026-11-20T11:00:00Z","status":200,"path":"/v2/"}
                """);
        file("sales.csv", "amount,currency\n10,EUR\n");
        file("rates.csv", "currency,rate\nEUR,1.5\n");
        Shell shell = new Shell("http://127.0.0.1:1", folder.resolve("config"));
        List<String> commands = commands();
        assertThat(commands).hasSizeGreaterThan(5);
        for (String command : commands) {
            Shell.Result result = shell.run(words(command));
            assertThat(result.code()).as(command + "\n" + result.err()).isZero();
            assertThat(result.out().lines()).as(command).isNotEmpty();
        }
        assertThat(shell.run(words(commands.getFirst())).out()).contains("PutImage");
        assertThat(shell.run(words(commands.get(1))).out()).contains("team/app");
        assertThat(folder.resolve("errors.svg")).isNotEmptyFile();
    }

    @Test
    void theQueriesAreThoseThatAreShipped() throws IOException {
        String page = Files.readString(PAGE);
        for (ExampleQuery example : AzureTables.examples()) {
            assertThat(page)
                    .contains(
                            "**" + example.name() + ".** " + example.description(),
                            "```kql\n" + example.text() + "\n```");
        }
    }
}
