package dev.purser.aws.cloudtrail;

import static dev.purser.aws.cloudtrail.ImageMembers.REGISTRY;
import static dev.purser.aws.cloudtrail.ImageMembers.REGISTRY_SENT;
import static dev.purser.aws.cloudtrail.ImageMembers.REPOSITORY;
import static dev.purser.aws.cloudtrail.ImageMembers.REPOSITORY_AGAIN;
import static dev.purser.aws.cloudtrail.Member.answered;
import static dev.purser.aws.cloudtrail.Member.echoed;
import static dev.purser.aws.cloudtrail.Member.instant;
import static dev.purser.aws.cloudtrail.Member.sent;
import static dev.purser.aws.cloudtrail.Member.usually;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import java.util.List;

/** Calls about policies: who may use a repository or the registry, and how long images live. */
final class PolicyCalls {
    /** When a policy was last evaluated that never was. */
    private static final String NEVER = "1970-01-01T00:00:00Z";

    static final String REMOVE_LIFECYCLE = "DeleteLifecyclePolicy";

    private PolicyCalls() {}

    static List<ApiCall> all() {
        return List.of(
                ApiCall.ecr("SetRepositoryPolicy", false, Subject.REPOSITORY)
                        .of(Action.REPOSITORY_POLICY_SET)
                        .request(REGISTRY_SENT, REPOSITORY, sent("policyText"), sent("force"))
                        .response(REGISTRY, REPOSITORY_AGAIN, echoed("policyText"))
                        .build(),
                ApiCall.ecr("GetRepositoryPolicy", true, Subject.REPOSITORY)
                        .of(Action.REPOSITORY_POLICY_GET)
                        .request(REGISTRY_SENT, REPOSITORY)
                        .build(),
                ApiCall.ecr("DeleteRepositoryPolicy", false, Subject.REPOSITORY)
                        .of(Action.REPOSITORY_POLICY_DELETE)
                        .request(REGISTRY_SENT, REPOSITORY)
                        .response(REGISTRY, REPOSITORY_AGAIN, answered("policyText"))
                        .build(),
                registry("PutRegistryPolicy", false, Action.ROLE_ASSIGN)
                        .request(sent("policyText"))
                        .response(REGISTRY, echoed("policyText"))
                        .build(),
                registry("GetRegistryPolicy", true, Action.ROLE_LIST).build(),
                registry("DeleteRegistryPolicy", false, Action.ROLE_UNASSIGN)
                        .response(REGISTRY, answered("policyText"))
                        .build(),
                lifecycle("PutLifecyclePolicy", false)
                        .of(Action.RETENTION_SET)
                        .request(REGISTRY_SENT, REPOSITORY, sent("lifecyclePolicyText"))
                        .response(REGISTRY, REPOSITORY_AGAIN, echoed("lifecyclePolicyText"))
                        .build(),
                lifecycle("GetLifecyclePolicy", true)
                        .of(Action.RETENTION_GET)
                        .request(REGISTRY_SENT, REPOSITORY)
                        .build(),
                lifecycle(REMOVE_LIFECYCLE, false)
                        .readAs(Action.RETENTION_SET)
                        .request(REGISTRY_SENT, REPOSITORY)
                        .response(
                                REGISTRY,
                                REPOSITORY_AGAIN,
                                answered("lifecyclePolicyText"),
                                instant("lastEvaluatedAt", NEVER))
                        .build(),
                lifecycle("StartLifecyclePolicyPreview", false)
                        .of(Action.RETENTION_ANALYZE)
                        .request(REGISTRY_SENT, REPOSITORY, sent("lifecyclePolicyText"))
                        .response(
                                REGISTRY,
                                REPOSITORY_AGAIN,
                                echoed("lifecyclePolicyText"),
                                usually("status", "IN_PROGRESS"))
                        .build(),
                ApiCall.ecr("GetLifecyclePolicyPreview", true, Subject.REPOSITORY)
                        .readAs(Action.RETENTION_ANALYZE)
                        .request(
                                REGISTRY_SENT,
                                REPOSITORY,
                                sent("imageIds"),
                                sent("nextToken"),
                                sent("maxResults"),
                                sent("filter"))
                        .build(),
                run("PolicyExecutionEvent").of(Action.RETENTION_RUN).build(),
                run("DryRunEvent").readAs(Action.RETENTION_ANALYZE).build());
    }

    /** Written only where the grant was written as a policy: where the event names the call. */
    private static ApiCall.Builder registry(String name, boolean readOnly, Action action) {
        return ApiCall.ecr(name, readOnly, Subject.NOTHING).readAs(action).resources(ApiCall.Resources.NONE);
    }

    private static ApiCall.Builder lifecycle(String name, boolean readOnly) {
        return ApiCall.ecr(name, readOnly, Subject.REPOSITORY).resources(ApiCall.Resources.NONE);
    }

    private static ApiCall.Builder run(String name) {
        return ApiCall.ecr(name, true, Subject.EXPIRED_IMAGES)
                .kind(ApiCall.Kind.SERVICE_EVENT)
                .resources(ApiCall.Resources.TYPED_REPOSITORIES);
    }

    /** True if the change of a retention policy is that it was removed. */
    static boolean removes(AuditEvent event) {
        return event.action() == Action.RETENTION_SET
                && event.data().after().isEmpty()
                && !event.data().before().isEmpty();
    }
}
