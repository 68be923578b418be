package dev.purser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TestLakeCommands extends AbstractServedTest {
    @Test
    void statusTellsOfTablesAndOfColumns() throws InterruptedException {
        shell.run("namespace", "create", "team").succeeds();
        assertThat(server.lake().awaitQueryable(server.journal.size() - 1, Duration.ofSeconds(30)))
                .isTrue();
        assertThat(shell.run("lake", "status").succeeds().out())
                .containsPattern("PurserEvents +ok +[1-9][0-9]* ")
                .contains("LAG");
        assertThat(shell.run("lake", "status", "PurserEvents").succeeds().out())
                .containsPattern("TimeGenerated +datetime +When it began")
                .containsPattern("Type +string \\(hidden\\)");
        assertThat(shell.run("lake", "status", "-o", "json").succeeds().out())
                .startsWith("{\"tables\":[{\"name\":\"PurserEvents\"")
                .contains("\"enabled\":true", "\"ofEvents\":true");
        assertThat(shell.run("events", "--action", "table.list").succeeds().out())
                .contains("table.list", "admin");
    }

    @Test
    void aRebuildIsOnTheRecord() {
        assertThat(shell.run("lake", "rebuild", "PurserEvents").succeeds().out())
                .contains("PurserEvents is being made anew");
        assertThat(shell.run("events", "--action", "table.rebuild").succeeds().out())
                .contains("table.rebuild", "admin", " ok ");
    }

    @Test
    void aTableThatIsNotThereIsNamedSo() {
        shell.run("lake", "rebuild", "Purser").fails(ExitCode.NOT_FOUND, "TABLE_UNKNOWN");
        shell.run("lake", "status", "Purser").fails(ExitCode.NOT_FOUND, "PurserEvents");
        shell.run("lake", "rebuild").fails(ExitCode.USAGE, "TABLE");
    }
}
