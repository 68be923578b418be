package dev.purser.aws.cloudtrail;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.EventData;
import dev.purser.event.Outcome;
import dev.purser.event.Severity;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What was done, on what, with which parameters, call by call. */
final class ExpressibleBodies {
    /** What an event tells beside who, when and where. */
    record Body(Action action, String operation, List<Target> targets, Transfer transfer, EventData data) {
        Body(Action action, String operation, List<Target> targets) {
            this(action, operation, targets, Transfer.NONE, EventData.NONE);
        }

        Body with(Map<String, Object> request, Map<String, Object> response) {
            return new Body(
                    action,
                    operation,
                    targets,
                    transfer,
                    new EventData(request, response, Map.of(), Map.of(), Optional.empty(), false));
        }

        AuditEvent in(AuditEvent e, Outcome outcome) {
            Severity severity =
                    outcome.succeeded() || action.severity() != Severity.NORMAL ? action.severity() : Severity.WARNING;
            return new AuditEvent(
                    e.id(),
                    e.schema(),
                    action,
                    severity,
                    e.face(),
                    operation,
                    e.folding(),
                    e.started(),
                    e.duration(),
                    e.recorded(),
                    outcome,
                    e.decision(),
                    e.actor(),
                    e.client(),
                    e.origin(),
                    targets,
                    transfer,
                    e.call(),
                    data,
                    e.source(),
                    e.erased());
        }
    }

    private static final String DIGEST = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String OTHER = "sha256:000b9b805af1cdb60628898c9f411996301a1c13afd3dbef1d8a16ac6dbf503a";
    private static final String SIGNATURE = DIGEST.replace(':', '-') + ".sig";
    private static final Map<String, Object> NONE = Map.of();

    private ExpressibleBodies() {}

    private static Arbitrary<String> repositories() {
        return Arbitraries.of("testrepo", "team/app", "a/b/c");
    }

    private static Target.Builder target(TargetType type, String repository) {
        return Draft.named(Target.builder(type), repository);
    }

    private static Target image(String repository, String tag, String digest) {
        Target.Builder image = target(TargetType.IMAGE, repository);
        if (tag != null) {
            image.tag(tag);
        }
        if (digest != null) {
            image.digest(digest);
        }
        return image.build();
    }

    private static Target upload(String repository) {
        return Draft.within(Target.builder(TargetType.UPLOAD).name("11111111-2222"), repository)
                .build();
    }

    static Arbitrary<Body> succeeded() {
        return repositories()
                .flatMap(name -> Arbitraries.oneOf(either(name), pushes(name), Arbitraries.of(alone(name))));
    }

    static Arbitrary<Body> failed() {
        return repositories().flatMap(ExpressibleBodies::either);
    }

    /** Calls that say as much of a failure as of a success. */
    private static Arbitrary<Body> either(String name) {
        Target repository = target(TargetType.REPOSITORY, name).build();
        Target layer = target(TargetType.LAYER, name).digest(DIGEST).build();
        Target other = target(TargetType.LAYER, name).digest(OTHER).build();
        Target byTag = image(name, "v1", null);
        Target byDigest = image(name, null, DIGEST);
        Target trail = Target.builder(TargetType.ROUTE).name("purser").build();
        List<Body> bodies = new ArrayList<>(List.of(
                new Body(Action.IMAGE_PULL, "BatchGetImage", List.of(byTag)),
                new Body(Action.IMAGE_PULL, "BatchGetImage", List.of(byTag, byDigest))
                        .with(
                                Map.of(
                                        "registryId",
                                        "123456789012",
                                        "acceptedMediaTypes",
                                        List.of("application/json", "x/y"),
                                        "excludeTags",
                                        true),
                                NONE),
                new Body(
                        Action.SIGNATURE_READ,
                        "BatchGetImage",
                        List.of(target(TargetType.SIGNATURE, name)
                                .tag(SIGNATURE)
                                .build())),
                new Body(Action.LAYER_CHECK, "BatchCheckLayerAvailability", List.of(layer, other)),
                new Body(Action.LAYER_PULL, "GetDownloadUrlForLayer", List.of(layer)),
                new Body(Action.LAYER_MOUNT, "CompleteLayerUpload", List.of(layer)),
                new Body(Action.LAYER_UPLOAD_COMPLETE, "CompleteLayerUpload", List.of(layer))
                        .with(Map.of("uploadId", "11111111-2222"), NONE),
                new Body(Action.IMAGE_LIST, "ListImages", List.of(repository))
                        .with(Map.of("filter", Map.of("tagStatus", "TAGGED"), "maxResults", 10L), NONE),
                new Body(Action.IMAGE_LIST, "DescribeImages", List.of(repository)),
                new Body(Action.IMAGE_INSPECT, "DescribeImages", List.of(byTag, byDigest)),
                new Body(Action.REFERRER_LIST, "ListImageReferrers", List.of(byDigest)),
                new Body(Action.IMAGE_REPLICATE, "ReplicateImage", List.of(byDigest)),
                new Body(Action.IMAGE_MIRROR, "BatchImportUpstreamImage", List.of(byTag)),
                new Body(Action.IMAGE_VULNERABILITY_REPORT_READ, "DescribeImageScanFindings", List.of(byDigest)),
                new Body(Action.LOGIN, "GetAuthorizationToken", List.of()),
                new Body(
                        Action.REPOSITORY_LIST,
                        "DescribeRepositories",
                        List.of(repository, target(TargetType.REPOSITORY, "z").build())),
                new Body(Action.REPOSITORY_POLICY_GET, "GetRepositoryPolicy", List.of(repository)),
                new Body(Action.REPOSITORY_POLICY_SET, "SetRepositoryPolicy", List.of(repository))
                        .with(Map.of("policyText", "{\"a\":\"b\"}", "force", true), NONE),
                new Body(Action.REPOSITORY_TAG, "TagResource", List.of(repository))
                        .with(Map.of("tags", List.of(Map.of("key", "k", "value", "v"))), NONE),
                new Body(Action.REPOSITORY_UNTAG, "UntagResource", List.of(repository))
                        .with(Map.of("tagKeys", List.of("k")), NONE),
                new Body(Action.REPOSITORY_TAGS_LIST, "ListTagsForResource", List.of(repository)),
                new Body(Action.IMAGE_LOCK, "PutImageTagMutability", List.of(repository))
                        .with(Map.of("imageTagMutability", "IMMUTABLE"), NONE),
                new Body(Action.SCAN_CONFIGURE, "PutImageScanningConfiguration", List.of(repository))
                        .with(Map.of("imageScanningConfiguration", Map.of("scanOnPush", true)), NONE),
                new Body(Action.RETENTION_SET, "PutLifecyclePolicy", List.of(repository))
                        .with(Map.of("lifecyclePolicyText", "{\"rules\":[]}"), NONE),
                new Body(Action.RETENTION_GET, "GetLifecyclePolicy", List.of(repository)),
                new Body(Action.RETENTION_ANALYZE, "StartLifecyclePolicyPreview", List.of(repository)),
                new Body(Action.RETENTION_ANALYZE, "GetLifecyclePolicyPreview", List.of(repository)),
                new Body(Action.ROLE_ASSIGN, "PutRegistryPolicy", List.of()).with(Map.of("policyText", "{}"), NONE),
                new Body(Action.ROLE_LIST, "GetRegistryPolicy", List.of()),
                new Body(
                                Action.SETTINGS_SET,
                                "PutAccountSetting",
                                List.of(Target.builder(TargetType.SETTING)
                                        .name("BASIC_SCAN_TYPE_VERSION")
                                        .build()))
                        .with(Map.of("value", "AWS_NATIVE"), NONE),
                new Body(
                        Action.SETTINGS_GET,
                        "GetAccountSetting",
                        List.of(Target.builder(TargetType.SETTING).name("X").build())),
                new Body(Action.ROUTE_CREATE, "CreateTrail", List.of(trail))
                        .with(Map.of("s3BucketName", "logs", "enableLogFileValidation", true), NONE),
                new Body(Action.ROUTE_UPDATE, "UpdateTrail", List.of(trail))
                        .with(Map.of("isMultiRegionTrail", true), NONE),
                new Body(Action.ROUTE_UPDATE, "StartLogging", List.of(trail)),
                new Body(Action.ROUTE_UPDATE, "StopLogging", List.of(trail)),
                new Body(Action.ROUTE_UPDATE, "AddTags", List.of(trail))
                        .with(Map.of("tagsList", List.of(Map.of("key", "k", "value", "v"))), NONE),
                new Body(Action.ROUTE_UPDATE, "RemoveTags", List.of(trail)),
                new Body(Action.ROUTE_LIST, "ListTags", List.of(trail)),
                new Body(Action.ROUTE_UPDATE, "PutInsightSelectors", List.of(trail)),
                new Body(Action.ROUTE_LIST, "GetInsightSelectors", List.of(trail)),
                new Body(Action.ROUTE_DELETE, "DeleteTrail", List.of(trail)),
                new Body(Action.ROUTE_LIST, "DescribeTrails", List.of(trail)),
                new Body(Action.ROUTE_LIST, "DescribeTrails", List.of()),
                new Body(Action.ROUTE_LIST, "GetTrailStatus", List.of(trail)),
                new Body(Action.ROUTE_SETTINGS_SET, "PutEventSelectors", List.of(trail))
                        .with(Map.of("eventSelectors", List.of(Map.of("readWriteType", "All"))), NONE),
                new Body(Action.ROUTE_SETTINGS_GET, "GetEventSelectors", List.of(trail)),
                new Body(Action.HISTORY_LOOKUP, "LookupEvents", List.of()).with(Map.of("maxResults", 50L), NONE),
                new Body(Action.QUERY_RUN, "StartQuery", List.of()).with(Map.of("queryStatement", "SELECT 1"), NONE),
                new Body(Action.JOURNAL_VERIFY, "ListPublicKeys", List.of())));
        return Arbitraries.of(bodies);
    }

    private static Arbitrary<Body> pushes(String name) {
        return Combinators.combine(
                        Arbitraries.of("v1", "latest", SIGNATURE).optional(0.8),
                        ExpressibleEvents.texts().optional(0.8),
                        Arbitraries.of("application/vnd.oci.image.manifest.v1+json")
                                .optional(0.8))
                .as((tag, manifest, mediaType) -> {
                    boolean signature = tag.filter(SIGNATURE::equals).isPresent();
                    Target.Builder image = target(signature ? TargetType.SIGNATURE : TargetType.IMAGE, name)
                            .digest(DIGEST);
                    tag.ifPresent(image::tag);
                    mediaType.ifPresent(image::mediaType);
                    return new Body(
                            signature ? Action.SIGNATURE_WRITE : Action.IMAGE_PUSH,
                            "PutImage",
                            List.of(image.build()),
                            Transfer.NONE,
                            new EventData(NONE, NONE, NONE, NONE, manifest, false));
                });
    }

    /** Calls that say more of a success. */
    private static List<Body> alone(String name) {
        Target repository = target(TargetType.REPOSITORY, name).build();
        Target tagged = image(name, "v1", DIGEST);
        Target failed = image(name, null, OTHER).toBuilder()
                .outcome(new Outcome(
                        Outcome.Result.FAILURE,
                        Optional.empty(),
                        Optional.of("MANIFEST_UNKNOWN"),
                        Optional.of("Requested image not found")))
                .build();
        return List.of(
                new Body(Action.IMAGE_DELETE, "BatchDeleteImage", List.of(tagged, image(name, "v2", DIGEST))),
                new Body(Action.IMAGE_DELETE, "BatchDeleteImage", List.of(failed)),
                new Body(Action.IMAGE_UNTAG, "BatchDeleteImage", List.of(tagged)),
                new Body(Action.IMAGE_BULKDELETE, "BatchDeleteImage", List.of(tagged, failed)),
                new Body(
                        Action.SIGNATURE_DELETE,
                        "BatchDeleteImage",
                        List.of(target(TargetType.SIGNATURE, name)
                                .tag(SIGNATURE)
                                .digest(DIGEST)
                                .build())),
                new Body(Action.LAYER_UPLOAD_START, "InitiateLayerUpload", List.of(upload(name))),
                new Body(Action.LAYER_UPLOAD_START, "InitiateLayerUpload", List.of(upload(name)))
                        .with(NONE, Map.of("partSize", 5L)),
                new Body(
                        Action.LAYER_UPLOAD_PART,
                        "UploadLayerPart",
                        List.of(upload(name)),
                        Transfer.builder().offset(10L).length(20L).moved(15L).build(),
                        EventData.NONE),
                new Body(Action.SCAN_RUN, "StartImageScan", List.of(tagged)),
                new Body(Action.REPOSITORY_CREATE, "CreateRepository", List.of(repository)),
                new Body(Action.REPOSITORY_CREATE, "CreateRepository", List.of(repository))
                        .with(
                                Map.of("imageTagMutability", "IMMUTABLE", "tags", List.of(Map.of("key", "a"))),
                                Map.of("createdAt", "2018-07-11T22:17:44Z")),
                new Body(Action.REPOSITORY_DELETE, "DeleteRepository", List.of(repository))
                        .with(
                                Map.of("force", true),
                                Map.of("createdAt", "2018-07-11T22:17:44Z", "imageTagMutability", "MUTABLE")),
                new Body(Action.REPOSITORY_POLICY_DELETE, "DeleteRepositoryPolicy", List.of(repository))
                        .with(NONE, Map.of("policyText", "{ }")),
                new Body(Action.RETENTION_SET, "DeleteLifecyclePolicy", List.of(repository))
                        .with(NONE, Map.of("lifecyclePolicyText", "{}", "lastEvaluatedAt", "2018-07-11T22:17:44Z")),
                new Body(Action.ROLE_UNASSIGN, "DeleteRegistryPolicy", List.of())
                        .with(NONE, Map.of("policyText", "{}")),
                new Body(Action.QUERY_RUN, "StartQuery", List.of()).with(NONE, Map.of("queryId", "q")));
    }

    /** What the service does by itself. */
    static Arbitrary<Body> runs() {
        return repositories()
                .map(name -> new Body(
                                Action.RETENTION_RUN,
                                "PolicyExecutionEvent",
                                List.of(image(name, "v1", DIGEST), image(name, "v2", DIGEST), image(name, null, OTHER)))
                        .with(
                                Map.of("lifecycleEventPolicy", Map.of("policyVersion", 1L)),
                                Map.of(
                                        "images",
                                        Map.of(DIGEST, Map.of("pushedAt", 1584042813000L, "rulePriority", 1L)))));
    }
}
