package dev.purser.ibm.activitytracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.event.Outcome;
import dev.purser.event.dialect.DialectFactory.Limit;
import dev.purser.event.dialect.DialectFixture;
import dev.purser.event.dialect.FileLayout;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Framing;
import dev.purser.event.dialect.MessageLayout;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables against the pages, and the layouts. */
class TestTables {
    private static final Filing FILING = new Filing("0123456789abcdef0123456789abcdef", "eu-de", "", "");
    private static final Instant WRITTEN = Instant.parse("2026-11-21T09:30:05.07Z");

    /** The rows of the table of the page of 2020-07-28. */
    private static final Set<String> PAGE_2020 = Set.of(
            "auth.get",
            "auth.set",
            "exemption.create",
            "exemption.delete",
            "image.build",
            "image.bulkdelete",
            "image.delete",
            "image.inspect",
            "image.list",
            "image.pull",
            "image.push",
            "image.tag",
            "image.untag",
            "manifest.inspect",
            "namespace.create",
            "namespace.delete",
            "namespace.list",
            "plan.get",
            "plan.set",
            "quota.get",
            "quota.set",
            "registrytoken.delete",
            "registrytoken.get",
            "registrytoken.list",
            "registrytokens.delete",
            "retention.analyze",
            "retention.list",
            "retention.set",
            "trash.list",
            "trash.restore");

    /** The rows of the tables of the page of 2026-01-09. */
    private static final Set<String> PAGE_2026 = Set.of(
            "auth.get",
            "auth.set",
            "plan.get",
            "plan.set",
            "quota.get",
            "quota.set",
            "settings.get",
            "settings.set",
            "image.inspect",
            "image.list",
            "image.tag",
            "image.untag",
            "manifest.inspect",
            "retention.analyze",
            "retention.list",
            "retention.set",
            "trash.list",
            "trash.restore",
            "image.bulkdelete",
            "image.delete",
            "image.pull",
            "image.push",
            "signature.delete",
            "signature.read",
            "signature.write",
            "namespace.create",
            "namespace.delete",
            "namespace.list",
            "account-vulnerability-report.list",
            "account-vulnerability-status.list",
            "image-vulnerability-report.read",
            "image-vulnerability-status.read",
            "exemption.create",
            "exemption.delete");

    /** The data events of both pages. */
    private static final Set<String> DATA = Set.of(
            "image.build",
            "image.bulkdelete",
            "image.delete",
            "image.pull",
            "image.push",
            "signature.delete",
            "signature.read",
            "signature.write");

    @Test
    void eachEditionWritesItsPage() {
        assertThat(listed(Row.Listed.EDITION_2020)).isEqualTo(PAGE_2020);
        assertThat(listed(Row.Listed.EDITION_2026)).isEqualTo(PAGE_2026);
    }

    private static Set<String> listed(Row.Listed edition) {
        return ActionTable.rows().stream()
                .filter(row -> row.listed() == Row.Listed.BOTH_EDITIONS || row.listed() == edition)
                .map(row -> row.objectType() + "." + row.verb())
                .collect(Collectors.toSet());
    }

    @Test
    void dataEventsAreThoseOfThePages() {
        assertThat(ActionTable.rows().stream()
                        .filter(Row::dataEvent)
                        .map(row -> row.objectType() + "." + row.verb())
                        .collect(Collectors.toSet()))
                .isEqualTo(DATA);
    }

    @Test
    void everyActionIsWrittenOrAmongTheLimits() {
        Set<String> limited = ActivityTrackerDialect.FACTORY.limits().stream()
                .filter(limit -> limit.about().equals("action"))
                .map(Limit::what)
                .collect(Collectors.toSet());
        for (Action action : Action.values()) {
            assertThat(ActionTable.of(action).isPresent() || limited.contains(action.text()))
                    .as(action.text())
                    .isTrue();
        }
        assertThat(limited).contains("login", "layer.pull", "settings.get").doesNotContain("image.push", "auth.set");
    }

    @Test
    void everyRowHasAFixture() {
        Set<Action> shown = DialectFixture.all(getClass(), "/dev/purser/ibm/activitytracker").stream()
                .filter(one -> one.event().isPresent() && !one.records().isEmpty())
                .map(one -> one.event().get().action())
                .collect(Collectors.toSet());
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        ActionTable.rows().stream().map(Row::action).toList());
    }

    @Test
    void everyStatusHasOnePhrase() {
        assertThat(Arrays.asList(200, 201, 204, 400, 401, 403, 404, 409, 429, 500, 503))
                .allSatisfy(status -> assertThat(Reasons.phrase(status, Outcome.Result.FAILURE))
                        .isNotEqualTo("Failure"));
    }

    @Test
    void objectsAreNamedAsEventRoutingDoes() {
        FileLayout files = files(Map.of());
        FileLayout.Name name = files.name(FILING, WRITTEN, "abcdefgh12345678");
        assertThat(name.container()).isEmpty();
        assertThat(name.path())
                .matches("0123456789abcdef0123456789abcdef/eu-de/2026-11-21T09/2026-11-21T09:30\\+05_"
                        + "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\\.log");
        UUID id = UUID.fromString(
                name.path().substring(name.path().indexOf('_') + 1, name.path().length() - 4));
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(WRITTEN.toEpochMilli());
        assertThat(files.name(FILING, WRITTEN, "abcdefgh12345679")).isNotEqualTo(name);
        assertThat(files.framing()).isEqualTo(Framing.LINES);
        assertThat(files.gzip()).isFalse();
    }

    @Test
    void objectsOfBefore20250515HaveNoAccount() {
        FileLayout files = files(Map.of("file-names", "until-2025-05-15", "target-region", "us-south"));
        String path = files.name(FILING, WRITTEN, "abcdefgh12345678").path();
        assertThat(path).matches("us-south/2026-11-21T09/2026-11-21T09:30\\+[0-9]{2,20}\\.log");
        assertThat(files.name(FILING, WRITTEN, "abcdefgh12345679").path()).isNotEqualTo(path);
    }

    private static FileLayout files(Map<String, String> options) {
        return TestActivityTrackerDialect.open(options).files();
    }

    @Test
    void messagesHaveEventRoutingsHeaders() {
        MessageLayout messages = TestActivityTrackerDialect.open(Map.of("target-region", "us-south"))
                .messages();
        assertThat(messages.framing()).isEqualTo(Framing.ALONE);
        assertThat(messages.topic(FILING)).isEqualTo("activity-tracker");
        assertThat(messages.headers(FILING))
                .isEqualTo(Map.of(
                        "type", "audit",
                        "account", "0123456789abcdef0123456789abcdef",
                        "region", "us-south",
                        "location", "eu-de"));
        assertThat(TestActivityTrackerDialect.open(Map.of()).messages().headers(FILING))
                .containsEntry("region", "eu-de");
    }

    /** The rule that Cloud Logs ships for the CRN of the log source. */
    @Test
    void theLogSourceIsReadByCloudLogs() {
        List<String> sources = List.of(
                Crn.of("container-registry", "us-south", "0123456789abcdef0123456789abcdef"),
                Crn.of("atracker", "global", "0123456789abcdef0123456789abcdef"));
        assertThat(sources)
                .allMatch(crn -> crn.matches("^crn:v1:bluemix:public:[^:]+:[^:]*:a/[^:]+:[^:]*:[^:]*:[^:]*$"));
    }
}
