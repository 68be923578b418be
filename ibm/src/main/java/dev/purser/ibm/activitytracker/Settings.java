package dev.purser.ibm.activitytracker;

import dev.purser.event.Severity;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import dev.purser.ibm.location.Filed;
import dev.purser.ibm.location.IbmLocations.Edition;
import java.util.List;
import java.util.Optional;

/** What can be chosen for the dialect, and what was chosen. Where IBM's pages leave a fact open, it is one of these. */
record Settings(
        Home home,
        Edition edition,
        Filed filed,
        String region,
        String globalLocation,
        String displayName,
        String platformName,
        boolean namespaceUpdate,
        boolean retentionGet,
        boolean routing,
        boolean extensions,
        boolean pullOnHead,
        boolean targetCrn,
        Severity notFound,
        boolean eventSeverity,
        boolean printId,
        boolean allParameters,
        String emptyData,
        String groupLocation,
        boolean line,
        boolean oldFileNames,
        Optional<String> targetRegion,
        String topic) {
    private static final List<String> SWITCH = List.of("true", "false");

    static final List<Option> OPTIONS = List.of(
            Option.choice(
                    "edition",
                    "2026",
                    List.of("2020", "2026"),
                    "The events page that is followed: 2020-07-28 or 2026-01-09. It decides which actions are written and"
                            + " in which location a registry's events are filed."),
            Option.text(
                    "region",
                    "us-south",
                    "The registry region that this registry stands for, by its name or domain: us-south, eu-central,"
                            + " ap-south, global, de.icr.io. The edition's table makes the events' location of it."),
            Option.choice(
                    "global-location",
                    "global",
                    List.of("global", "us-east"),
                    "What the 2026 edition writes as the location of the global registry. Not published."),
            Option.text(
                    "display-name",
                    "Container Registry",
                    "The service's name at the beginning of a message. Not published for this service."),
            Option.text("platform-name", "IBM", "The initiator's name where no caller but the platform itself acts."),
            Option.choice(
                    "namespace-update",
                    "true",
                    SWITCH,
                    "Writes namespace.update, which IBM's map of API methods names and the events page does not."),
            Option.choice(
                    "retention-get",
                    "true",
                    SWITCH,
                    "Writes retention.get, which IBM's map of API methods names and the events page does not."),
            Option.choice(
                    "routing-events", "true", SWITCH, "Writes the changes of routes and destinations as atracker.*."),
            Option.choice(
                    "extensions",
                    "false",
                    SWITCH,
                    "Writes registrytoken.create, which is Purser's own and on none of IBM's pages."),
            Option.choice(
                    "pull-on-head",
                    "false",
                    SWITCH,
                    "Writes a HEAD of a manifest as image.pull too. Whether IBM does is not published."),
            Option.choice(
                    "target-id",
                    "name",
                    List.of("name", "crn"),
                    "An image's target.id: its name by digest, as the registry's page has it, or a CRN, as the general"
                            + " page has it."),
            Option.choice(
                    "not-found-severity",
                    "warning",
                    List.of("warning", "normal"),
                    "The severity of an answer of 404, on which IBM's services differ."),
            Option.choice(
                    "severity",
                    "rule",
                    List.of("rule", "event"),
                    "Severity by IBM's rules over status and action, or as Purser's event has it."),
            Option.choice(
                    "id",
                    "event",
                    List.of("event", "none"),
                    "Whether the optional id is written: the event's id, by which copies are told."),
            Option.choice(
                    "parameters",
                    "documented",
                    List.of("documented", "all"),
                    "Which members of an event's data stand in requestData and responseData: those that IBM's page"
                            + " names, or all."),
            Option.choice(
                    "empty-data",
                    "object",
                    List.of("object", "null", "absent"),
                    "How requestData and responseData are written where there is nothing to say."),
            Option.choice(
                    "resource-group-location",
                    "none",
                    List.of("none", "global"),
                    "The location part of a resource group's CRN; published samples have both."),
            Option.choice(
                    "framing",
                    "plain",
                    List.of("plain", "line"),
                    "The bare event, or the older framing with the event as text under _source._line. Both are read."),
            Option.choice(
                    "file-names",
                    "now",
                    List.of("now", "until-2025-05-15"),
                    "Object names as Event Routing writes them, or as it did before: without account and UUID. The number"
                            + " in those has more than IBM's two digits, so that no object replaces another."),
            Option.open(
                    "target-region",
                    "The region of the target, for object names and the header region; the events' location if left out."),
            Option.text("topic", "activity-tracker", "The topic where the destination names none."));

    /** The names of choices are checked already. */
    static Settings of(Home home, Options options) {
        Edition edition = Edition.of(options.get("edition")).orElseThrow();
        String region = options.get("region");
        String globalLocation = options.get("global-location");
        return new Settings(
                home,
                edition,
                Filed.of(edition, region, globalLocation, home.location()),
                region,
                globalLocation,
                options.get("display-name"),
                options.get("platform-name"),
                options.truth("namespace-update"),
                options.truth("retention-get"),
                options.truth("routing-events"),
                options.truth("extensions"),
                options.truth("pull-on-head"),
                options.get("target-id").equals("crn"),
                options.get("not-found-severity").equals("normal") ? Severity.NORMAL : Severity.WARNING,
                options.get("severity").equals("event"),
                options.get("id").equals("event"),
                options.get("parameters").equals("all"),
                options.get("empty-data"),
                options.get("resource-group-location").equals("global") ? "global" : "",
                options.get("framing").equals("line"),
                !options.get("file-names").equals("now"),
                options.find("target-region"),
                options.get("topic"));
    }

    /** The location of this registry's events. */
    String location() {
        return filed.own();
    }

    /** Where events are filed by an edition that may be another. */
    Filed filed(Edition other) {
        return Filed.of(other, region, globalLocation, home.location());
    }

    /** True if an event of Purser's own is written under that row. */
    boolean writes(Row row) {
        return switch (row.listed()) {
            case BOTH_EDITIONS -> true;
            case EDITION_2020 -> edition == Edition.OF_2020;
            case EDITION_2026 -> edition == Edition.OF_2026;
            case NAMESPACE_UPDATE -> namespaceUpdate;
            case RETENTION_GET -> retentionGet;
            case ROUTING -> routing;
            case EXTENSION -> extensions;
            case HEAD -> pullOnHead;
        };
    }
}
