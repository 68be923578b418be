package dev.purser.azure.resourcelog;

import dev.purser.azure.record.Accounts;
import dev.purser.azure.record.AzureSettings;
import dev.purser.azure.record.Millis;
import dev.purser.azure.record.Place;
import dev.purser.azure.record.StatusCodes;
import dev.purser.azure.record.TimeText;
import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Credential;
import dev.purser.event.Decision;
import dev.purser.event.Outcome;
import dev.purser.event.Target;
import dev.purser.event.json.JsonBytes;
import java.util.Optional;

/**
 * The record of one event about one target, member by member in the order of the sample in azure.md section 2. For one
 * thread.
 */
final class ResourceRecords {
    /** The category of the draft of August 2019. */
    static final String DRAFT = "RegistryEvents";

    static final String REPOSITORY = "ContainerRegistryRepositoryEvents";
    static final String LOGIN = "ContainerRegistryLoginEvents";

    /** What Azure writes where it does not know. */
    static final String NIL = "<nil>";

    private final AzureSettings settings;
    private final OperationNames names;
    private final Identities identities;
    private final TimeText times = new TimeText();
    private final String sizeMember;
    private final String jwtMember;
    private final boolean ownTypes;

    ResourceRecords(AzureSettings settings, OperationNames names, Identities identities) {
        this.settings = settings;
        this.names = names;
        this.identities = identities;
        sizeMember = settings.options().get("size-member");
        jwtMember = settings.options().get("jwt-member");
        ownTypes = settings.options().get("artifact-type").equals("manifest");
    }

    String category(Action action) {
        if (settings.draft2019()) {
            return DRAFT;
        }
        return action == Action.LOGIN ? LOGIN : REPOSITORY;
    }

    /**
     * Writes the record.
     *
     * @param target what it is about; null where nothing is named
     */
    void write(AuditEvent event, Target target, OperationNames.Operation operation, Place place, JsonBytes to) {
        to.open();
        to.text("time", times.of(event.started()));
        to.text("category", category(event.action()));
        to.text("resourceId", place.upper());
        to.text("operationName", names.name(event.action(), operation, target));
        to.text("identity", identities.of(event.actor()));
        to.text("location", place.region());
        to.text("resultType", "HttpStatusCode");
        Outcome outcome = target == null ? event.outcome() : target.outcome().orElse(event.outcome());
        Optional<Integer> status = StatusCodes.status(outcome, operation.success());
        if (status.isPresent()) {
            to.name("resultDescription");
            to.raw("\"");
            to.digits(status.get());
            to.raw("\"");
        }
        to.text("durationMs", Millis.of(event.duration()));
        Optional<String> address = event.client().trustedAddress();
        to.text(
                "callerIpAddress",
                address.isPresent() ? address : event.client().address());
        to.uuid("correlationId", event.id());
        to.open("properties");
        if (event.action() == Action.LOGIN) {
            login(event, place, to);
        } else {
            repository(event, target, failed(status), place, to);
        }
        if (settings.draft2019()) {
            draft(event, to);
        }
        to.close();
        to.text("RegionStamp", settings.regionStamp());
        to.close();
    }

    private static boolean failed(Optional<Integer> status) {
        return status.isPresent() && status.get() >= 400;
    }

    private void login(AuditEvent event, Place place, JsonBytes to) {
        to.text("loginServer", place.loginServer());
        to.text("userAgent", event.client().agent());
        if (event.actor().issued().isPresent()) {
            to.anyName(jwtMember);
            to.quoted(event.actor().issued().flatMap(Credential::id).orElse(NIL));
        }
    }

    private void repository(AuditEvent event, Target target, boolean failed, Place place, JsonBytes to) {
        if (target != null) {
            if (event.action() != Action.REPOSITORY_DELETE) {
                manifest(event.action(), target, failed, to);
            } else {
                to.text("repository", target.repository());
            }
        }
        Optional<String> account = event.actor().account();
        to.text(
                "tenantId",
                account.isEmpty()
                        ? place.tenant()
                        : account.flatMap(Accounts::guid)
                                .map(guid -> guid.toString())
                                .orElse(place.tenant()));
        to.text("loginServer", place.loginServer());
        to.text("userAgent", event.client().agent());
        if (target != null && target.size().isPresent()) {
            to.anyName(sizeMember);
            to.raw("\"");
            to.digits(target.size().get());
            to.raw("\"");
        }
    }

    /** A client that asked by digest is told of in the member for the tag. */
    private void manifest(Action action, Target target, boolean failed, JsonBytes to) {
        Optional<String> tag = target.tag();
        Optional<String> digest = target.digest();
        boolean asked = tag.isEmpty() && digest.isPresent();
        to.text("tag", asked ? digest : tag);
        to.text("digest", digest.isEmpty() || asked && failed ? NIL : digest.get());
        to.text("mediaType", target.mediaType().orElse(NIL));
        to.text("repository", target.repository());
        to.text(
                "artifactType",
                action == Action.LAYER_DELETE ? ArtifactTypes.LAYER : ArtifactTypes.of(target, ownTypes));
    }

    private void draft(AuditEvent event, JsonBytes to) {
        to.text("startTime", times.of(event.started()));
        to.text("endTime", times.of(event.recorded()));
        to.text("accountType", AccountTypes.of(event.actor().kind()));
        to.text("roles", event.decision().flatMap(Decision::by));
    }
}
