package dev.purser.aws.table;

import dev.purser.aws.cloudtrail.CloudTrailDialect;
import dev.purser.event.dialect.DialectFactory.Limit;
import dev.purser.event.dialect.Home;
import dev.purser.lake.record.AbstractTableTests;
import dev.purser.lake.record.ForeignTable;
import dev.purser.lake.table.LakeTable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** CloudTrail's records under the names of Athena's tables. */
class TestCloudTrailTable extends AbstractTableTests {
    @Override
    protected ForeignTable foreign() {
        return AwsTables.foreign().getFirst();
    }

    @Override
    protected LakeTable table(Home home, Map<String, String> chosen) {
        return AwsTables.of(home, chosen).getFirst();
    }

    @Override
    protected Home home() {
        return new Home(
                "MFRGGZDFMZTWQ2LK",
                "123456789012",
                UUID.fromString("00000000-0000-0000-0000-123456789012"),
                "00000000000000000000123456789012",
                "registry.example:5000",
                "eu-central-1",
                Optional.empty());
    }

    @Override
    protected String records() {
        return "/dev/purser/aws/cloudtrail";
    }

    @Override
    protected String timeColumn() {
        return "eventtime";
    }

    @Override
    protected String actionColumn() {
        return "eventname";
    }

    @Override
    protected Set<String> silent() {
        return CloudTrailDialect.FACTORY.limits().stream()
                .filter(limit -> limit.about().equals("action") && limit.how().startsWith("has "))
                .map(Limit::what)
                .collect(Collectors.toSet());
    }

    @Override
    protected Map<String, String> talkative() {
        return Map.of("image-checks", "true");
    }

    @Override
    protected String other() {
        return "{\"action\":\"x\",\"eventTime\":\"2026-11-21T04:50:56Z\"}";
    }
}
