package dev.purser.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The catalogue of actions: everything that Purser can do or see done, one constant each.
 *
 * <p>A new action gets a constant here, a permission, and a row on the generated page of actions. Names are lower case,
 * the thing first and the verb last, and are never reused or renamed: old records keep theirs.
 */
public enum Action {
    // Identity
    LOGIN(
            "login",
            ActionKind.LOGIN,
            true,
            Permission.NONE,
            Severity.NORMAL,
            "A credential was presented for exchange: docker login, the token endpoint, GET /v2/ with Basic."),
    TOKEN_CREATE(
            "token.create",
            ActionKind.MANAGEMENT,
            false,
            Permission.IDENTITY_SELF,
            Severity.WARNING,
            "A registry token was made."),
    TOKEN_LIST(
            "token.list",
            ActionKind.MANAGEMENT,
            true,
            Permission.IDENTITY_SELF,
            Severity.NORMAL,
            "Registry tokens were listed."),
    TOKEN_GET(
            "token.get",
            ActionKind.MANAGEMENT,
            true,
            Permission.IDENTITY_SELF,
            Severity.NORMAL,
            "One registry token's description was read."),
    TOKEN_DELETE(
            "token.delete",
            ActionKind.MANAGEMENT,
            false,
            Permission.IDENTITY_SELF,
            Severity.WARNING,
            "A registry token was revoked."),
    TOKEN_BULKDELETE(
            "token.bulkdelete",
            ActionKind.MANAGEMENT,
            false,
            Permission.IDENTITY_MANAGE,
            Severity.WARNING,
            "All registry tokens of a principal were revoked."),
    ADMIN_CREDENTIAL_READ(
            "admin-credential.read",
            ActionKind.MANAGEMENT,
            true,
            Permission.IDENTITY_MANAGE,
            Severity.CRITICAL,
            "The administrator's credential was read."),
    ADMIN_CREDENTIAL_REGENERATE(
            "admin-credential.regenerate",
            ActionKind.MANAGEMENT,
            false,
            Permission.IDENTITY_MANAGE,
            Severity.CRITICAL,
            "The administrator's credential was replaced."),
    USER_CREATE(
            "user.create",
            ActionKind.MANAGEMENT,
            false,
            Permission.IDENTITY_MANAGE,
            Severity.CRITICAL,
            "A local user was made."),
    USER_UPDATE(
            "user.update",
            ActionKind.MANAGEMENT,
            false,
            Permission.IDENTITY_MANAGE,
            Severity.CRITICAL,
            "A local user was changed, disabled or enabled."),
    USER_DELETE(
            "user.delete",
            ActionKind.MANAGEMENT,
            false,
            Permission.IDENTITY_MANAGE,
            Severity.CRITICAL,
            "A local user was removed."),
    USER_LIST(
            "user.list",
            ActionKind.MANAGEMENT,
            true,
            Permission.IDENTITY_MANAGE,
            Severity.NORMAL,
            "Local users were listed."),
    USER_GET(
            "user.get",
            ActionKind.MANAGEMENT,
            true,
            Permission.IDENTITY_MANAGE,
            Severity.NORMAL,
            "One local user was read."),
    USER_PASSWORD(
            "user.password",
            ActionKind.MANAGEMENT,
            false,
            Permission.IDENTITY_SELF,
            Severity.CRITICAL,
            "A local user's password was changed."),
    ROBOT_CREATE(
            "robot.create",
            ActionKind.MANAGEMENT,
            false,
            Permission.IDENTITY_MANAGE,
            Severity.CRITICAL,
            "A robot account was made."),
    ROBOT_UPDATE(
            "robot.update",
            ActionKind.MANAGEMENT,
            false,
            Permission.IDENTITY_MANAGE,
            Severity.CRITICAL,
            "A robot account was changed, or its secret was replaced."),
    ROBOT_DELETE(
            "robot.delete",
            ActionKind.MANAGEMENT,
            false,
            Permission.IDENTITY_MANAGE,
            Severity.CRITICAL,
            "A robot account was removed."),
    ROBOT_LIST(
            "robot.list",
            ActionKind.MANAGEMENT,
            true,
            Permission.IDENTITY_MANAGE,
            Severity.NORMAL,
            "Robot accounts were listed."),
    ROBOT_GET(
            "robot.get",
            ActionKind.MANAGEMENT,
            true,
            Permission.IDENTITY_MANAGE,
            Severity.NORMAL,
            "One robot account was read."),
    ACCESS_KEY_CREATE(
            "access-key.create",
            ActionKind.MANAGEMENT,
            false,
            Permission.IDENTITY_SELF,
            Severity.CRITICAL,
            "An access-key pair was made."),
    ACCESS_KEY_UPDATE(
            "access-key.update",
            ActionKind.MANAGEMENT,
            false,
            Permission.IDENTITY_SELF,
            Severity.CRITICAL,
            "An access-key pair was disabled or enabled."),
    ACCESS_KEY_DELETE(
            "access-key.delete",
            ActionKind.MANAGEMENT,
            false,
            Permission.IDENTITY_SELF,
            Severity.CRITICAL,
            "An access-key pair was removed."),
    ACCESS_KEY_LIST(
            "access-key.list",
            ActionKind.MANAGEMENT,
            true,
            Permission.IDENTITY_SELF,
            Severity.NORMAL,
            "Access-key pairs were listed, never their secrets."),
    ROLE_ASSIGN(
            "role.assign",
            ActionKind.MANAGEMENT,
            false,
            Permission.IDENTITY_MANAGE,
            Severity.CRITICAL,
            "A principal was given a role."),
    ROLE_UNASSIGN(
            "role.unassign",
            ActionKind.MANAGEMENT,
            false,
            Permission.IDENTITY_MANAGE,
            Severity.CRITICAL,
            "A role was taken from a principal."),
    ROLE_LIST(
            "role.list",
            ActionKind.MANAGEMENT,
            true,
            Permission.IDENTITY_MANAGE,
            Severity.NORMAL,
            "Role assignments were listed."),
    NETWORK_RULE_SET(
            "network-rule.set",
            ActionKind.MANAGEMENT,
            false,
            Permission.NETWORK_MANAGE,
            Severity.CRITICAL,
            "Public access or the address rules were changed."),
    NETWORK_RULE_GET(
            "network-rule.get",
            ActionKind.MANAGEMENT,
            true,
            Permission.NETWORK_MANAGE,
            Severity.NORMAL,
            "The network rules were read."),

    // Images and manifests
    IMAGE_PUSH("image.push", ActionKind.DATA, false, Permission.IMAGE_PUSH, Severity.NORMAL, "A manifest was stored."),
    IMAGE_PULL("image.pull", ActionKind.DATA, true, Permission.IMAGE_PULL, Severity.NORMAL, "A manifest was read."),
    IMAGE_CHECK(
            "image.check",
            ActionKind.DATA,
            true,
            Permission.IMAGE_PULL,
            Severity.NORMAL,
            "Asked whether a manifest exists; never counted as a pull."),
    IMAGE_DELETE(
            "image.delete",
            ActionKind.DATA,
            false,
            Permission.IMAGE_DELETE,
            Severity.WARNING,
            "A manifest and its tags were deleted."),
    IMAGE_BULKDELETE(
            "image.bulkdelete",
            ActionKind.DATA,
            false,
            Permission.IMAGE_DELETE,
            Severity.WARNING,
            "Several manifests were deleted in one operation."),
    IMAGE_TAG(
            "image.tag",
            ActionKind.MANAGEMENT,
            false,
            Permission.IMAGE_PUSH,
            Severity.NORMAL,
            "A tag was set on a manifest already stored."),
    IMAGE_UNTAG(
            "image.untag",
            ActionKind.MANAGEMENT,
            false,
            Permission.IMAGE_DELETE,
            Severity.WARNING,
            "A tag was removed; its manifest stays."),
    IMAGE_LIST(
            "image.list",
            ActionKind.MANAGEMENT,
            true,
            Permission.IMAGE_LIST,
            Severity.NORMAL,
            "Tags or images were listed."),
    IMAGE_INSPECT(
            "image.inspect",
            ActionKind.MANAGEMENT,
            true,
            Permission.IMAGE_INSPECT,
            Severity.NORMAL,
            "An image's details were read."),
    MANIFEST_INSPECT(
            "manifest.inspect",
            ActionKind.MANAGEMENT,
            true,
            Permission.IMAGE_INSPECT,
            Severity.NORMAL,
            "A manifest was read for its description, not to run it."),
    REFERRER_LIST(
            "referrer.list",
            ActionKind.MANAGEMENT,
            true,
            Permission.IMAGE_PULL,
            Severity.NORMAL,
            "The manifests that refer to a subject were listed."),
    IMAGE_IMPORT(
            "image.import",
            ActionKind.DATA,
            false,
            Permission.IMAGE_PUSH,
            Severity.NORMAL,
            "An image was copied from another registry."),
    IMAGE_QUARANTINE(
            "image.quarantine",
            ActionKind.MANAGEMENT,
            false,
            Permission.IMAGE_PUSH,
            Severity.WARNING,
            "An image was held back until released."),
    IMAGE_RELEASE(
            "image.release",
            ActionKind.MANAGEMENT,
            false,
            Permission.IMAGE_LOCK,
            Severity.WARNING,
            "A held image was released."),
    IMAGE_LOCK(
            "image.lock",
            ActionKind.MANAGEMENT,
            false,
            Permission.IMAGE_LOCK,
            Severity.WARNING,
            "Tag immutability, or a write or delete lock, was changed."),
    IMAGE_BUILD("image.build", ActionKind.DATA, false, Permission.IMAGE_PUSH, Severity.NORMAL, "An image was built."),
    IMAGE_REPLICATE(
            "image.replicate",
            ActionKind.DATA,
            false,
            Permission.SYSTEM_JOB,
            Severity.NORMAL,
            "An image was copied to another registry."),
    IMAGE_MIRROR(
            "image.mirror",
            ActionKind.DATA,
            false,
            Permission.SYSTEM_JOB,
            Severity.NORMAL,
            "An image was fetched from its upstream."),

    // Layers
    LAYER_CHECK(
            "layer.check",
            ActionKind.DATA,
            true,
            Permission.IMAGE_PULL,
            Severity.NORMAL,
            "Asked whether a layer exists."),
    LAYER_UPLOAD_START(
            "layer.upload.start",
            ActionKind.DATA,
            false,
            Permission.IMAGE_PUSH,
            Severity.NORMAL,
            "An upload was opened."),
    LAYER_UPLOAD_PART(
            "layer.upload.part",
            ActionKind.DATA,
            false,
            Permission.IMAGE_PUSH,
            Severity.NORMAL,
            "A part of an upload arrived."),
    LAYER_UPLOAD_STATUS(
            "layer.upload.status",
            ActionKind.DATA,
            true,
            Permission.IMAGE_PUSH,
            Severity.NORMAL,
            "Asked how far an upload has come."),
    LAYER_UPLOAD_COMPLETE(
            "layer.upload.complete",
            ActionKind.DATA,
            false,
            Permission.IMAGE_PUSH,
            Severity.NORMAL,
            "An upload became a layer."),
    LAYER_UPLOAD_CANCEL(
            "layer.upload.cancel",
            ActionKind.DATA,
            false,
            Permission.IMAGE_PUSH,
            Severity.NORMAL,
            "An upload was given up, or expired."),
    LAYER_MOUNT(
            "layer.mount",
            ActionKind.DATA,
            false,
            Permission.IMAGE_PUSH,
            Severity.NORMAL,
            "A layer was linked from another repository."),
    LAYER_PULL(
            "layer.pull",
            ActionKind.DATA,
            true,
            Permission.IMAGE_PULL,
            Severity.NORMAL,
            "A layer, or a range of it, was read."),
    LAYER_DELETE(
            "layer.delete",
            ActionKind.DATA,
            false,
            Permission.IMAGE_DELETE,
            Severity.WARNING,
            "A layer was unlinked from its repository."),
    TRANSFER_BROKEN(
            "transfer.broken",
            ActionKind.DATA,
            true,
            Permission.NONE,
            Severity.WARNING,
            "A transfer that had begun broke off; its cause names the event that began it."),

    // Namespaces and repositories
    NAMESPACE_CREATE(
            "namespace.create",
            ActionKind.MANAGEMENT,
            false,
            Permission.NAMESPACE_CREATE,
            Severity.NORMAL,
            "A namespace was made."),
    NAMESPACE_DELETE(
            "namespace.delete",
            ActionKind.MANAGEMENT,
            false,
            Permission.NAMESPACE_DELETE,
            Severity.CRITICAL,
            "A namespace and what it held were deleted."),
    NAMESPACE_LIST(
            "namespace.list",
            ActionKind.MANAGEMENT,
            true,
            Permission.NAMESPACE_LIST,
            Severity.NORMAL,
            "Namespaces were listed."),
    NAMESPACE_UPDATE(
            "namespace.update",
            ActionKind.MANAGEMENT,
            false,
            Permission.NAMESPACE_UPDATE,
            Severity.WARNING,
            "A namespace's settings were changed."),
    REPOSITORY_CREATE(
            "repository.create",
            ActionKind.MANAGEMENT,
            false,
            Permission.REPOSITORY_MANAGE,
            Severity.NORMAL,
            "A repository was made."),
    REPOSITORY_DELETE(
            "repository.delete",
            ActionKind.MANAGEMENT,
            false,
            Permission.REPOSITORY_MANAGE,
            Severity.WARNING,
            "A repository and its images were deleted."),
    REPOSITORY_LIST(
            "repository.list",
            ActionKind.MANAGEMENT,
            true,
            Permission.REPOSITORY_LIST,
            Severity.NORMAL,
            "Repositories were listed."),
    REPOSITORY_POLICY_SET(
            "repository.policy.set",
            ActionKind.MANAGEMENT,
            false,
            Permission.REPOSITORY_MANAGE,
            Severity.CRITICAL,
            "A repository's access policy was set."),
    REPOSITORY_POLICY_GET(
            "repository.policy.get",
            ActionKind.MANAGEMENT,
            true,
            Permission.REPOSITORY_MANAGE,
            Severity.NORMAL,
            "A repository's access policy was read."),
    REPOSITORY_POLICY_DELETE(
            "repository.policy.delete",
            ActionKind.MANAGEMENT,
            false,
            Permission.REPOSITORY_MANAGE,
            Severity.CRITICAL,
            "A repository's access policy was removed."),
    REPOSITORY_TAG(
            "repository.tag",
            ActionKind.MANAGEMENT,
            false,
            Permission.REPOSITORY_MANAGE,
            Severity.NORMAL,
            "Resource tags were put on a repository."),
    REPOSITORY_UNTAG(
            "repository.untag",
            ActionKind.MANAGEMENT,
            false,
            Permission.REPOSITORY_MANAGE,
            Severity.NORMAL,
            "Resource tags were taken off a repository."),
    REPOSITORY_TAGS_LIST(
            "repository.tags.list",
            ActionKind.MANAGEMENT,
            true,
            Permission.REPOSITORY_LIST,
            Severity.NORMAL,
            "A repository's resource tags were listed."),

    // Account
    AUTH_GET(
            "auth.get",
            ActionKind.MANAGEMENT,
            true,
            Permission.AUTH_GET,
            Severity.NORMAL,
            "The access-control setting was read."),
    AUTH_SET(
            "auth.set",
            ActionKind.MANAGEMENT,
            false,
            Permission.AUTH_SET,
            Severity.CRITICAL,
            "The access-control setting was changed."),
    PLAN_GET("plan.get", ActionKind.MANAGEMENT, true, Permission.PLAN_GET, Severity.NORMAL, "The plan was read."),
    PLAN_SET("plan.set", ActionKind.MANAGEMENT, false, Permission.PLAN_SET, Severity.WARNING, "The plan was changed."),
    QUOTA_GET(
            "quota.get",
            ActionKind.MANAGEMENT,
            true,
            Permission.QUOTA_GET,
            Severity.NORMAL,
            "Storage quota and use were read."),
    QUOTA_SET(
            "quota.set",
            ActionKind.MANAGEMENT,
            false,
            Permission.QUOTA_SET,
            Severity.WARNING,
            "A storage quota was changed."),
    SETTINGS_GET(
            "settings.get",
            ActionKind.MANAGEMENT,
            true,
            Permission.SETTINGS_GET,
            Severity.NORMAL,
            "The registry's settings were read."),
    SETTINGS_SET(
            "settings.set",
            ActionKind.MANAGEMENT,
            false,
            Permission.SETTINGS_SET,
            Severity.WARNING,
            "The registry's settings were changed."),

    // Retention and trash
    RETENTION_SET(
            "retention.set",
            ActionKind.MANAGEMENT,
            false,
            Permission.RETENTION_SET,
            Severity.WARNING,
            "A retention policy was set or removed."),
    RETENTION_GET(
            "retention.get",
            ActionKind.MANAGEMENT,
            true,
            Permission.RETENTION_READ,
            Severity.NORMAL,
            "A retention policy was read."),
    RETENTION_LIST(
            "retention.list",
            ActionKind.MANAGEMENT,
            true,
            Permission.RETENTION_READ,
            Severity.NORMAL,
            "Retention policies were listed."),
    RETENTION_ANALYZE(
            "retention.analyze",
            ActionKind.MANAGEMENT,
            true,
            Permission.RETENTION_READ,
            Severity.NORMAL,
            "Asked what a retention policy would delete."),
    RETENTION_RUN(
            "retention.run",
            ActionKind.MANAGEMENT,
            false,
            Permission.SYSTEM_JOB,
            Severity.WARNING,
            "A retention policy was carried out."),
    TRASH_LIST(
            "trash.list", ActionKind.MANAGEMENT, true, Permission.TRASH_LIST, Severity.NORMAL, "The trash was listed."),
    TRASH_RESTORE(
            "trash.restore",
            ActionKind.MANAGEMENT,
            false,
            Permission.TRASH_RESTORE,
            Severity.NORMAL,
            "An image was restored from the trash."),
    GC_RUN(
            "gc.run",
            ActionKind.MANAGEMENT,
            false,
            Permission.SYSTEM_MANAGE,
            Severity.NORMAL,
            "Unused blobs were collected."),

    // Signatures
    SIGNATURE_WRITE(
            "signature.write",
            ActionKind.DATA,
            false,
            Permission.IMAGE_PUSH,
            Severity.NORMAL,
            "A signature was stored."),
    SIGNATURE_READ(
            "signature.read", ActionKind.DATA, true, Permission.IMAGE_PULL, Severity.NORMAL, "A signature was read."),
    SIGNATURE_DELETE(
            "signature.delete",
            ActionKind.DATA,
            false,
            Permission.IMAGE_DELETE,
            Severity.WARNING,
            "A signature was deleted."),

    // Vulnerabilities
    ACCOUNT_VULNERABILITY_REPORT_LIST(
            "account-vulnerability-report.list",
            ActionKind.MANAGEMENT,
            true,
            Permission.VULNERABILITY_READ,
            Severity.NORMAL,
            "Vulnerability reports of all images were listed."),
    ACCOUNT_VULNERABILITY_STATUS_LIST(
            "account-vulnerability-status.list",
            ActionKind.MANAGEMENT,
            true,
            Permission.VULNERABILITY_READ,
            Severity.NORMAL,
            "Vulnerability states of all images were listed."),
    IMAGE_VULNERABILITY_REPORT_READ(
            "image-vulnerability-report.read",
            ActionKind.MANAGEMENT,
            true,
            Permission.VULNERABILITY_READ,
            Severity.NORMAL,
            "An image's vulnerability report was read."),
    IMAGE_VULNERABILITY_STATUS_READ(
            "image-vulnerability-status.read",
            ActionKind.MANAGEMENT,
            true,
            Permission.VULNERABILITY_READ,
            Severity.NORMAL,
            "An image's vulnerability state was read."),
    EXEMPTION_CREATE(
            "exemption.create",
            ActionKind.MANAGEMENT,
            false,
            Permission.EXEMPTION_MANAGE,
            Severity.WARNING,
            "A vulnerability exemption was made."),
    EXEMPTION_DELETE(
            "exemption.delete",
            ActionKind.MANAGEMENT,
            false,
            Permission.EXEMPTION_MANAGE,
            Severity.WARNING,
            "A vulnerability exemption was removed."),
    SCAN_RUN(
            "scan.run",
            ActionKind.MANAGEMENT,
            false,
            Permission.VULNERABILITY_SCAN,
            Severity.NORMAL,
            "An image was scanned."),
    SCAN_CONFIGURE(
            "scan.configure",
            ActionKind.MANAGEMENT,
            false,
            Permission.VULNERABILITY_SCAN,
            Severity.NORMAL,
            "Scanning was configured."),

    // The audit itself, and the monitor
    ROUTE_CREATE(
            "route.create",
            ActionKind.MANAGEMENT,
            false,
            Permission.LOG_ROUTE,
            Severity.CRITICAL,
            "A route for events was made."),
    ROUTE_UPDATE(
            "route.update",
            ActionKind.MANAGEMENT,
            false,
            Permission.LOG_ROUTE,
            Severity.CRITICAL,
            "A route for events was changed."),
    ROUTE_DELETE(
            "route.delete",
            ActionKind.MANAGEMENT,
            false,
            Permission.LOG_ROUTE,
            Severity.CRITICAL,
            "A route for events was removed."),
    ROUTE_LIST("route.list", ActionKind.MANAGEMENT, true, Permission.LOG_ROUTE, Severity.NORMAL, "Routes were listed."),
    TARGET_CREATE(
            "target.create",
            ActionKind.MANAGEMENT,
            false,
            Permission.LOG_ROUTE,
            Severity.CRITICAL,
            "A destination for events was made."),
    TARGET_UPDATE(
            "target.update",
            ActionKind.MANAGEMENT,
            false,
            Permission.LOG_ROUTE,
            Severity.CRITICAL,
            "A destination for events was changed."),
    TARGET_DELETE(
            "target.delete",
            ActionKind.MANAGEMENT,
            false,
            Permission.LOG_ROUTE,
            Severity.CRITICAL,
            "A destination for events was removed."),
    TARGET_LIST(
            "target.list",
            ActionKind.MANAGEMENT,
            true,
            Permission.LOG_ROUTE,
            Severity.NORMAL,
            "Destinations were listed."),
    TARGET_TEST(
            "target.test",
            ActionKind.MANAGEMENT,
            true,
            Permission.LOG_ROUTE,
            Severity.NORMAL,
            "A destination was tried."),
    DELIVERY_REPLAY(
            "delivery.replay",
            ActionKind.MANAGEMENT,
            false,
            Permission.LOG_ROUTE,
            Severity.CRITICAL,
            "A destination's position was set anew, or its dead letters were sent again or given up."),
    DELIVERY_LOST(
            "delivery.lost",
            ActionKind.MANAGEMENT,
            false,
            Permission.SYSTEM_JOB,
            Severity.CRITICAL,
            "Events left the journal before a destination had them: which destination, and how many."),
    ROUTE_SETTINGS_GET(
            "route-settings.get",
            ActionKind.MANAGEMENT,
            true,
            Permission.LOG_ROUTE,
            Severity.NORMAL,
            "The settings of event routing were read."),
    ROUTE_SETTINGS_SET(
            "route-settings.set",
            ActionKind.MANAGEMENT,
            false,
            Permission.LOG_ROUTE,
            Severity.CRITICAL,
            "The settings of event routing were changed."),
    HISTORY_LOOKUP(
            "history.lookup",
            ActionKind.MANAGEMENT,
            true,
            Permission.LOG_READ,
            Severity.NORMAL,
            "The record was read: once per cursor or live tail."),
    QUERY_RUN(
            "query.run",
            ActionKind.MANAGEMENT,
            true,
            Permission.LOG_READ,
            Severity.NORMAL,
            "A query was run over the record."),
    TABLE_LIST(
            "table.list",
            ActionKind.MANAGEMENT,
            true,
            Permission.LOG_READ,
            Severity.NORMAL,
            "The tables that the record can be asked in were listed, with their state."),
    TABLE_REBUILD(
            "table.rebuild",
            ActionKind.MANAGEMENT,
            false,
            Permission.SYSTEM_MANAGE,
            Severity.WARNING,
            "A table is being made again from the journal."),
    LOG_EXPORT(
            "log.export",
            ActionKind.MANAGEMENT,
            true,
            Permission.LOG_READ,
            Severity.WARNING,
            "The record, or a backup that holds it, was taken out of the program."),
    ALERT_RULE_SET(
            "alert-rule.set",
            ActionKind.MANAGEMENT,
            false,
            Permission.MONITOR_MANAGE,
            Severity.WARNING,
            "An alert rule was made or changed."),
    ALERT_RULE_DELETE(
            "alert-rule.delete",
            ActionKind.MANAGEMENT,
            false,
            Permission.MONITOR_MANAGE,
            Severity.WARNING,
            "An alert rule was removed."),
    ACTION_GROUP_SET(
            "action-group.set",
            ActionKind.MANAGEMENT,
            false,
            Permission.MONITOR_MANAGE,
            Severity.WARNING,
            "An action group was made or changed."),
    ACTION_GROUP_DELETE(
            "action-group.delete",
            ActionKind.MANAGEMENT,
            false,
            Permission.MONITOR_MANAGE,
            Severity.WARNING,
            "An action group was removed."),
    ALERT_FIRE("alert.fire", ActionKind.MANAGEMENT, false, Permission.SYSTEM_JOB, Severity.WARNING, "An alert fired."),
    ALERT_RESOLVE(
            "alert.resolve",
            ActionKind.MANAGEMENT,
            false,
            Permission.SYSTEM_JOB,
            Severity.NORMAL,
            "An alert was resolved."),
    JOURNAL_GAP(
            "journal.gap",
            ActionKind.MANAGEMENT,
            false,
            Permission.SYSTEM_JOB,
            Severity.CRITICAL,
            "Actions were performed while the journal could not be written: how many, and when."),
    JOURNAL_RECOVERED(
            "journal.recovered",
            ActionKind.MANAGEMENT,
            false,
            Permission.SYSTEM_JOB,
            Severity.WARNING,
            "The program started after an unclean stop and repaired the journal's end."),
    JOURNAL_VERIFY(
            "journal.verify",
            ActionKind.MANAGEMENT,
            true,
            Permission.LOG_READ,
            Severity.NORMAL,
            "The record was checked."),
    KEY_ROTATE(
            "key.rotate",
            ActionKind.MANAGEMENT,
            false,
            Permission.SYSTEM_MANAGE,
            Severity.CRITICAL,
            "A signing key was replaced."),
    ERASE_SUBJECT(
            "erase.subject",
            ActionKind.MANAGEMENT,
            false,
            Permission.SYSTEM_MANAGE,
            Severity.CRITICAL,
            "A person's data was erased from the record."),
    SERVER_START(
            "server.start",
            ActionKind.MANAGEMENT,
            false,
            Permission.SYSTEM_JOB,
            Severity.NORMAL,
            "The program started."),
    SERVER_STOP(
            "server.stop",
            ActionKind.MANAGEMENT,
            false,
            Permission.SYSTEM_JOB,
            Severity.NORMAL,
            "The program stopped in an orderly way.");

    private static final Map<String, Action> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Action::text, Function.identity()));

    private final String text;
    private final ActionKind kind;
    private final boolean readOnly;
    private final Permission permission;
    private final Severity severity;
    private final String description;

    Action(
            String text,
            ActionKind kind,
            boolean readOnly,
            Permission permission,
            Severity severity,
            String description) {
        this.text = text;
        this.kind = kind;
        this.readOnly = readOnly;
        this.permission = permission;
        this.severity = severity;
        this.description = description;
    }

    /** The action of that name, or empty if there is none. */
    public static Optional<Action> of(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    /** The name as it stands in the record, for example {@code image.push}. */
    public String text() {
        return text;
    }

    public ActionKind kind() {
        return kind;
    }

    /** True if the action changes nothing. */
    public boolean readOnly() {
        return readOnly;
    }

    /** What the caller needs; {@link Permission#NONE} where proving an identity is the action itself. */
    public Permission permission() {
        return permission;
    }

    /** The severity of a success; a refusal is at least {@link Severity#WARNING}. */
    public Severity severity() {
        return severity;
    }

    /** One sentence, in the past tense, for people. */
    public String description() {
        return description;
    }
}
