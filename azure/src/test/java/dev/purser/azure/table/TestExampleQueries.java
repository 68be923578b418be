package dev.purser.azure.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Outcome;
import dev.purser.event.dialect.EventJson;
import dev.purser.testkit.SampleEvents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The seven queries of Azure's page over a morning's events, and over everyday traffic, from the journal through the lake to
 * the answer. Answers are by hand.
 */
final class TestExampleQueries {
    private static final AzureTables TABLES = AzureTables.of(TestAzureTables.HOME, TestAzureTables.WORKSPACE);
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final String HOST = "contosoreg.example";
    private static final String DIGEST = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    Path folder;

    private LakeHouse house;

    @BeforeEach
    void open() throws Exception {
        house = new LakeHouse(folder, TABLES, NOON);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void morning() throws Exception {
        at("2026-01-03T09:00:00", "repository/push");
        at("2026-01-05T08:00:00", "login/login");
        at("2026-01-05T08:01:00", "repository/push");
        at("2026-01-05T08:02:00", "repository/pull");
        at("2026-01-05T08:03:00", "login/login-refused");
        at("2026-01-05T08:04:00", "repository/push-denied");
        at("2026-01-05T08:05:00", "repository/pull-by-tag-not-found");
        at("2026-01-05T08:06:00", "repository/untag");
        at("2026-01-05T08:07:00", "repository/delete");
        at("2026-01-05T08:08:00", "repository/delete-locked");
        at("2026-01-05T08:09:00", "repository/repository-delete");
    }

    /** Adds a fixture's event as if it had happened at another second. */
    private void at(String time, String fixture) throws Exception {
        String text = new String(
                getClass()
                        .getResourceAsStream("/dev/purser/azure/fixtures/" + fixture + ".fixture")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        String json = text.lines()
                .filter(line -> line.startsWith("event: "))
                .findFirst()
                .orElseThrow()
                .substring("event: ".length())
                .replaceAll("2026-01-05T10:00:0\\d", time);
        house.add(List.of(EventJson.read(json.getBytes(StandardCharsets.UTF_8)).event()));
    }

    private List<List<String>> ask(String id) throws Exception {
        return house.ask(text(id));
    }

    private static String text(String id) {
        return AzureTables.examples().stream()
                .filter(example -> example.id().equals(id))
                .findFirst()
                .orElseThrow()
                .text();
    }

    @Test
    void eventsOfADay() throws Exception {
        morning();
        assertThat(house.ask(text("repository-events-of-a-day") + "\n| sort by TimeGenerated asc"
                        + " | project TimeGenerated, OperationName, ResultDescription"))
                .containsExactly(
                        List.of("2026-01-05T08:01:00.1234567Z", "Push", "201"),
                        List.of("2026-01-05T08:02:00.0000000Z", "Pull", "200"),
                        List.of("2026-01-05T08:04:00.0000000Z", "Push", "403"),
                        List.of("2026-01-05T08:05:00.0000000Z", "Pull", "404"),
                        List.of("2026-01-05T08:06:00.0000000Z", "Untag", "202"),
                        List.of("2026-01-05T08:07:00.0000000Z", "Delete", "202"),
                        List.of("2026-01-05T08:08:00.0000000Z", "Delete", "405"),
                        List.of("2026-01-05T08:09:00.0000000Z", "Delete", "202"));
        assertThat(ask("repository-events-of-a-day"))
                .hasSize(8)
                .allSatisfy(row -> assertThat(row).hasSize(26).contains("ContainerRegistryRepositoryEvents", HOST));
    }

    @Test
    void errorsOfAnHour() throws Exception {
        syslog("2026-01-05T11:30:00Z", SyslogLine.Severity.ERR, "the disk is full");
        syslog("2026-01-05T11:31:00Z", SyslogLine.Severity.WARNING, "the disk is nearly full");
        syslog("2026-01-05T10:59:59Z", SyslogLine.Severity.ERR, "an hour ago");
        windows("2026-01-05T11:40:00Z", "Error");
        windows("2026-01-05T11:41:00Z", "Information");
        assertThat(
                        house.ask(
                                text("errors-of-an-hour") + "\n| sort by TimeGenerated asc"
                                        + " | project TimeGenerated, Computer, EventLevelName, EventID, SeverityLevel, SyslogMessage, Type"))
                .containsExactly(
                        List.of(
                                "2026-01-05T11:30:00.0000000Z",
                                "node-1",
                                "",
                                "null",
                                "err",
                                "the disk is full",
                                "Syslog"),
                        List.of("2026-01-05T11:40:00.0000000Z", "pc-1", "Error", "7031", "", "", "Event"));
    }

    private void syslog(String time, SyslogLine.Severity severity, String message) throws Exception {
        SyslogLine line = new SyslogLine(
                Instant.parse(time), "node-1", "", "daemon", severity, message, "purser", OptionalInt.empty());
        house.row("Syslog", line::write);
    }

    private void windows(String time, String level) throws Exception {
        house.row("Event", to -> {
            to.number(dev.purser.lake.record.Moments.ticks(Instant.parse(time)));
            to.text("pc-1");
            to.text("Service Control Manager");
            to.text("System");
            to.number(7031);
            to.text(level);
            to.number(2);
            to.number(0);
            for (int i = 0; i < 9; i++) {
                to.none();
            }
            to.end();
        });
    }

    @Test
    void theLatestEvents() throws Exception {
        morning();
        List<List<String>> rows = ask("latest-events");
        assertThat(house.columns())
                .containsExactly(
                        "TimeGenerated:datetime",
                        "LoginServer:string",
                        "OperationName:string",
                        "Identity:string",
                        "Repository:string",
                        "DurationMs:string",
                        "Region:string",
                        "ResultType:string");
        assertThat(rows).hasSize(11);
        assertThat(rows.getFirst())
                .containsExactly(
                        "2026-01-05T08:09:00.0000000Z",
                        HOST,
                        "Delete",
                        "ada@contoso.example",
                        "team/app",
                        "8.000000",
                        "westeurope",
                        "HttpStatusCode");
        assertThat(rows.stream().map(row -> row.get(2) + ' ' + row.get(4)))
                .containsExactly(
                        "Delete team/app",
                        "Delete team/app",
                        "Delete team/app",
                        "Untag team/app",
                        "Pull team/app",
                        "Push team/app",
                        "Login ",
                        "Pull team/app",
                        "Push team/app",
                        "Login ",
                        "Push team/app");
    }

    @Test
    void theLatestAreAHundred() throws Exception {
        SampleEvents events = new SampleEvents(3);
        List<AuditEvent> mixed = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            mixed.add(events.of(i % 2 == 0 ? Action.IMAGE_PULL : Action.LOGIN));
        }
        house.add(mixed);
        List<List<String>> rows = ask("latest-events");
        assertThat(rows).hasSize(100);
        assertThat(rows.stream().map(List::getFirst)).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(rows.stream().filter(row -> row.get(2).equals("Login"))).hasSize(50);
    }

    @Test
    void whoDeletedRepositories() throws Exception {
        morning();
        List<String> one = List.of(HOST, "Delete", "team/app", "ada@contoso.example", "203.0.113.7");
        assertThat(ask("who-deleted-repositories")).containsExactly(one, one, one);
    }

    @Test
    void whoDeletedTags() throws Exception {
        morning();
        assertThat(ask("who-deleted-tags"))
                .containsExactly(List.of(HOST, "Untag", "team/app", "v1", "ada@contoso.example", "203.0.113.7"));
    }

    @Test
    void failedOperations() throws Exception {
        morning();
        assertThat(house.ask(text("repository-failures") + "\n| sort by TimeGenerated asc"))
                .containsExactly(
                        List.of("2026-01-05T08:04:00.0000000Z", "Push", "team/app", "v1", "403"),
                        List.of("2026-01-05T08:05:00.0000000Z", "Pull", "team/app", "v9", "404"),
                        List.of("2026-01-05T08:08:00.0000000Z", "Delete", "team/app", "v1", "405"));
        assertThat(house.ask("ContainerRegistryRepositoryEvents | where Tag == \"" + DIGEST + "\" | count"))
                .containsExactly(List.of("1"));
    }

    @Test
    void failedLogins() throws Exception {
        morning();
        assertThat(ask("login-failures"))
                .containsExactly(List.of("2026-01-05T08:03:00.0000001Z", "ci-token", "198.51.100.9", "401"));
    }

    /** Counted a second time, in plain Java, over everyday traffic. */
    @Test
    void everydayTraffic() throws Exception {
        SampleEvents sample = new SampleEvents(5);
        List<AuditEvent> events = new ArrayList<>(sample.next(400));
        events.addAll(sample.ofEachAction());
        house.add(events);
        Set<Action> deletes =
                Set.of(Action.IMAGE_DELETE, Action.IMAGE_BULKDELETE, Action.REPOSITORY_DELETE, Action.SIGNATURE_DELETE);
        long deleted = events.stream()
                .filter(event -> deletes.contains(event.action()))
                .mapToLong(event -> event.targets().size())
                .sum();
        long refused = events.stream()
                .filter(event -> event.action() == Action.LOGIN)
                .filter(event -> event.outcome().result() == Outcome.Result.FAILURE)
                .count();
        Instant first = events.getFirst().started();
        assertThat(Duration.between(first, NOON)).isGreaterThan(Duration.ofDays(1));
        assertThat(deleted).isPositive();
        assertThat(refused).isPositive();
        assertThat(ask("who-deleted-repositories")).hasSize((int) deleted);
        assertThat(ask("login-failures")).hasSize((int) refused);
        assertThat(ask("latest-events")).hasSize(100);
        assertThat(ask("repository-events-of-a-day")).isEmpty();
    }
}
