package dev.purser.azure;

import dev.purser.azure.activitylog.ActivityOperations;
import dev.purser.azure.record.AzureOptions;
import dev.purser.azure.record.AzureSettings;
import dev.purser.azure.record.StatusCodes;
import dev.purser.azure.resourcelog.OperationNames;
import dev.purser.azure.resourcelog.OperationNames.Operation;
import dev.purser.event.Action;
import dev.purser.event.dialect.DialectFactory.Limit;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Options;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Azure's records cannot say, from the tables that they are written by. */
final class AzureLimits {
    private static final String READS = "not written: Azure keeps no record of reads of the control plane";
    private static final String LISTS = "not written: the repository log has no lists, checks or layers";
    private static final String OWN = "not written: nothing in Azure answers to it";

    /** Actions without a record in either log, and why; for those that stand in neither table nor here, {@link #OWN}. */
    private static final Map<Action, String> SILENT = silent();

    private static final String[][] ACTORS = {
        {
            "user",
            "by name, as name@user-domain where the name has no @; the id only where there is no name, and then"
                    + " read back as a robot. The activity log tells both"
        },
        {"federated", "as a user; the activity log tells it apart by its provider"},
        {"robot", "by id, else by name; the activity log tells both"},
        {"role, service", "as a robot; the activity log tells them apart"},
        {"root", "by the name of the registry, as Azure names whoever uses the admin user"},
        {"system", "by the name of its job"},
        {"anonymous", "by the text that the option anonymous-identity holds; with no tenant of its own"},
    };

    private static final String[][] FIELDS = {
        {"severity", "in the activity log only; else read back as its action's and outcome's"},
        {"interface, operation", "read back as oci, job or arm and Azure's name of the operation"},
        {"folding", "not written: a folded event looks like one"},
        {"started", "to 100 ns"},
        {"duration", "to 100 ns in the activity log"},
        {"recorded", "read back as the end"},
        {"outcome.errorCode, errorMessage", "in the activity log; else the code is read from the status"},
        {
            "decision",
            "the role, in the activity log and the edition of 2019 only; granted unless the status is 401 or" + " 403"
        },
        {"actor.presented, session, actingFor, invokedBy", "not written"},
        {"actor.issued", "the id, of a login only; read back as an access token"},
        {"actor.issuer, subject, groups", "in the activity log only"},
        {"actor.account", "as a GUID; one that has no such form as the registry's own; not of a login"},
        {"client", "the trusted address, and the agent but not in the activity log"},
        {"origin.account", "as a GUID; one that has no such form as the home's"},
        {"origin.registry", "the login server; in the activity log its first label"},
        {"origin.resourceGroup", "in upper case, read back in lower case"},
        {"origin.location", "not in the activity log; read back for the home registry"},
        {"origin.node, network", "not written"},
        {
            "targets",
            "a record for each; in the activity log their name, and none but the registry where that was" + " changed"
        },
        {"targets.previousDigest", "not written"},
        {"transfer", "not written"},
        {"call.requestId", "in the activity log only"},
        {"call", "its other facts are not written"},
        {"data.request, response", "in the activity log only"},
        {"data.before, after, manifest", "not written"},
        {"erased", "not written"},
    };

    private AzureLimits() {}

    private static Map<Action, String> silent() {
        Map<Action, String> silent = new EnumMap<>(Action.class);
        for (Action action : List.of(
                Action.TOKEN_LIST,
                Action.TOKEN_GET,
                Action.USER_LIST,
                Action.USER_GET,
                Action.ROBOT_LIST,
                Action.ROBOT_GET,
                Action.ACCESS_KEY_LIST,
                Action.ROLE_LIST,
                Action.NETWORK_RULE_GET,
                Action.NAMESPACE_LIST,
                Action.REPOSITORY_POLICY_GET,
                Action.REPOSITORY_TAGS_LIST,
                Action.AUTH_GET,
                Action.PLAN_GET,
                Action.QUOTA_GET,
                Action.SETTINGS_GET,
                Action.RETENTION_GET,
                Action.RETENTION_LIST,
                Action.RETENTION_ANALYZE,
                Action.TRASH_LIST,
                Action.ROUTE_LIST,
                Action.TARGET_LIST,
                Action.ROUTE_SETTINGS_GET)) {
            silent.put(action, READS);
        }
        for (Action action : List.of(
                Action.IMAGE_CHECK,
                Action.IMAGE_LIST,
                Action.IMAGE_INSPECT,
                Action.MANIFEST_INSPECT,
                Action.REFERRER_LIST,
                Action.REPOSITORY_LIST,
                Action.REPOSITORY_CREATE,
                Action.LAYER_CHECK,
                Action.LAYER_UPLOAD_START,
                Action.LAYER_UPLOAD_PART,
                Action.LAYER_UPLOAD_STATUS,
                Action.LAYER_UPLOAD_COMPLETE,
                Action.LAYER_UPLOAD_CANCEL,
                Action.LAYER_MOUNT,
                Action.LAYER_PULL,
                Action.TRANSFER_BROKEN)) {
            silent.put(action, LISTS);
        }
        return silent;
    }

    static List<Limit> all() {
        Map<Action, Operation> resources = new OperationNames(
                        AzureSettings.of(Home.NOWHERE, Options.of("dialect azure", AzureOptions.ALL, Map.of())))
                .all();
        List<Limit> limits = new ArrayList<>();
        for (Action action : Action.values()) {
            how(action, Optional.ofNullable(resources.get(action)))
                    .ifPresent(how -> limits.add(new Limit("action", action.text(), how)));
        }
        for (String[] actor : ACTORS) {
            limits.add(new Limit("actor", actor[0], actor[1]));
        }
        StatusCodes.ERRORS.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(error -> limits.add(new Limit(
                        "error",
                        error.getValue(),
                        "what any error with the status " + error.getKey() + " is read back as")));
        for (String[] field : FIELDS) {
            limits.add(new Limit("field", field[0], field[1]));
        }
        return List.copyOf(limits);
    }

    private static Optional<String> how(Action action, Optional<Operation> resource) {
        if (SILENT.containsKey(action)) {
            return Optional.of(SILENT.get(action));
        }
        List<String> how = new ArrayList<>();
        boolean activity = ActivityOperations.names().containsKey(action);
        if (resource.isEmpty() && !activity) {
            return Optional.of(OWN);
        }
        if (resource.isPresent()) {
            switch (resource.get().when()) {
                case ALWAYS -> {
                    // Nothing to say.
                }
                case EXTENSION -> how.add("only with the option extensions, or in the edition of 2019");
                case DRAFT ->
                    how.add("in the edition of 2019 as " + resource.get().name());
            }
            readAs(action, resource.get().readAs()).ifPresent(how::add);
        }
        if (activity) {
            if (ActivityOperations.extension(action)) {
                how.add("only with the option extensions");
            }
            readAs(action, ActivityOperations.readAs(action)).ifPresent(how::add);
        }
        if (action == Action.IMAGE_BULKDELETE) {
            how.add("read back as " + Action.IMAGE_DELETE.text() + " where it was of one image");
        }
        if (action == Action.ALERT_FIRE || action == Action.ALERT_RESOLVE) {
            how.add("only where the option categories names alert");
        }
        return how.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", how));
    }

    private static Optional<String> readAs(Action action, Action other) {
        return action == other || action == Action.IMAGE_BULKDELETE
                ? Optional.empty()
                : Optional.of("read back as " + other.text());
    }
}
