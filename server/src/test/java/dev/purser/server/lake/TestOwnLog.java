package dev.purser.server.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.azure.table.AzureTables;
import dev.purser.azure.table.EventLine;
import dev.purser.azure.table.SyslogLine;
import dev.purser.event.PurserException;
import dev.purser.event.dialect.Home;
import dev.purser.lake.LakeError;
import dev.purser.lake.record.RowList;
import dev.purser.lake.table.Column;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class TestOwnLog {
    private static final int MESSAGE = 8;

    private final BlockingQueue<List<Object>> rows = new LinkedBlockingQueue<>();

    private void keep(OwnLog.Lines lines) {
        RowList list = new RowList();
        lines.write(list);
        rows.addAll(list.all());
    }

    private List<Object> next() throws InterruptedException {
        List<Object> row = rows.poll(30, TimeUnit.SECONDS);
        assertThat(row).isNotNull();
        return row;
    }

    private static LogRecord record(Level level, String logger, String text) {
        LogRecord record = new LogRecord(level, text);
        record.setLoggerName(logger);
        record.setInstant(Instant.parse("2026-11-21T04:50:56.1234567Z"));
        return record;
    }

    @Test
    void whatIsLoggedBecomesRowsUntilItIsClosed() throws Exception {
        Logger logger = Logger.getLogger("dev.purser.test.OwnLog");
        try (Closing log = new Closing(new OwnLog(this::keep))) {
            log.own.start();
            logger.warning("something is odd");
            List<Object> row = next();
            while (!String.valueOf(row.get(MESSAGE)).contains("something is odd")) {
                row = next();
            }
            assertThat(row.get(MESSAGE)).isEqualTo("dev.purser.test.OwnLog: something is odd");
            assertThat(row.get(7)).isEqualTo("warning");
            assertThat(row.get(6)).isEqualTo("daemon");
            assertThat(row.get(9)).isEqualTo("purser");
            assertThat(row.get(10)).isEqualTo(ProcessHandle.current().pid());
        }
        assertThat(Logger.getLogger("").getHandlers()).noneMatch(OwnLog.class::isInstance);
    }

    @Test
    void aFullQueueDropsAndSaysSoAndNeverWaits() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(1);
        try (Closing log = new Closing(new OwnLog(lines -> {
            reached.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            keep(lines);
        }))) {
            log.own.start();
            log.own.publish(record(Level.INFO, "a", "first"));
            reached.await();
            for (int i = 0; i < 10_000; i++) {
                log.own.publish(record(Level.INFO, "a", "line " + i));
            }
            open.countDown();
            String said = "";
            while (!said.contains("not in this table")) {
                said = String.valueOf(next().get(MESSAGE));
            }
            assertThat(said).containsPattern(": [0-9]{4} lines of the log");
        }
    }

    @Test
    void whatBringingLinesThereLogsIsNoLine() throws Exception {
        OwnLog[] self = new OwnLog[1];
        try (Closing log = new Closing(new OwnLog(lines -> {
            self[0].publish(record(Level.SEVERE, "a", "about the bringing"));
            keep(lines);
        }))) {
            self[0] = log.own;
            log.own.start();
            log.own.publish(record(Level.INFO, "dev.purser.lake.Lake", "files were merged"));
            log.own.publish(record(Level.INFO, "a", "one"));
            log.own.publish(record(Level.WARNING, "dev.purser.lake.Lake", "the disk is full"));
        }
        assertThat(rows.stream().map(row -> row.get(MESSAGE)))
                .filteredOn(text -> !String.valueOf(text).startsWith("dev.purser.server"))
                .containsSubsequence("a: one", "dev.purser.lake.Lake: the disk is full")
                .doesNotContain("a: about the bringing", "dev.purser.lake.Lake: files were merged");
    }

    @Test
    void aLakeThatIsNotThereCostsLinesOnly() {
        try (Closing log = new Closing(new OwnLog(lines -> {
            throw new PurserException(LakeError.LAKE_UNAVAILABLE);
        }))) {
            log.own.start();
            log.own.publish(record(Level.INFO, "a", "one"));
        }
        assertThat(rows).isEmpty();
    }

    @Test
    void levelsBecomeSeverities() {
        assertThat(List.of(1100, 1000, 900, 800, 700, 500, 400).stream()
                        .map(level -> new LogLine(Instant.EPOCH, level, "a", "b")
                                .toSyslog(new Machine("h", "", 1))
                                .severity()))
                .containsExactly(
                        SyslogLine.Severity.CRIT,
                        SyslogLine.Severity.ERR,
                        SyslogLine.Severity.WARNING,
                        SyslogLine.Severity.INFO,
                        SyslogLine.Severity.INFO,
                        SyslogLine.Severity.DEBUG,
                        SyslogLine.Severity.DEBUG);
    }

    @Test
    void failuresAreNamedWithoutTheirStackAndLongLinesAreCut() {
        LogRecord failed = record(Level.SEVERE, "a", "it {0}");
        failed.setParameters(new Object[] {"broke"});
        failed.setThrown(new IllegalStateException("here"));
        assertThat(LogLine.of(failed).text()).isEqualTo("it broke: java.lang.IllegalStateException: here");
        assertThat(LogLine.of(record(Level.INFO, "a", "x".repeat(100_000))).text())
                .hasSize(8 * 1024);
        assertThat(LogLine.of(new LogRecord(Level.INFO, null)).text()).isEmpty();
    }

    @Test
    void rowsHaveAValueForEveryStoredColumn() {
        LogLine line = LogLine.of(record(Level.WARNING, "a", "b"));
        Machine machine = new Machine("host", "192.0.2.1", 7);
        RowList syslog = new RowList();
        line.toSyslog(machine).write(syslog);
        assertThat(syslog.only()).hasSize(stored("Syslog").size());
        RowList event = new RowList();
        EventLine windows = line.toEvent(machine);
        windows.write(event);
        List<String> columns = stored("Event");
        assertThat(event.only()).hasSize(columns.size());
        assertThat(event.only().get(columns.indexOf("EventLevelName"))).isEqualTo("Warning");
        assertThat(event.only().get(columns.indexOf("RenderedDescription"))).isEqualTo("a: b");
        assertThat(event.only().get(columns.indexOf("Computer"))).isEqualTo("host");
    }

    private static List<String> stored(String table) {
        return AzureTables.of(Home.NOWHERE, new UUID(0, 0)).tables().stream()
                .filter(one -> one.name().equals(table))
                .flatMap(one -> one.columns().stream())
                .filter(Column::stored)
                .map(Column::name)
                .toList();
    }

    /** Closes the handler, whatever the test found. */
    private record Closing(OwnLog own) implements AutoCloseable {
        @Override
        public void close() {
            own.close();
        }
    }
}
