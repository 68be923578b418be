package dev.purser.aws.cloudtrail;

import static dev.purser.aws.cloudtrail.ImageMembers.REGISTRY;
import static dev.purser.aws.cloudtrail.ImageMembers.REGISTRY_SENT;
import static dev.purser.aws.cloudtrail.ImageMembers.REPOSITORY;
import static dev.purser.aws.cloudtrail.ImageMembers.REPOSITORY_AGAIN;
import static dev.purser.aws.cloudtrail.Member.answered;
import static dev.purser.aws.cloudtrail.Member.derived;
import static dev.purser.aws.cloudtrail.Member.echoed;
import static dev.purser.aws.cloudtrail.Member.instant;
import static dev.purser.aws.cloudtrail.Member.sent;
import static dev.purser.aws.cloudtrail.Member.usually;

import dev.purser.event.Action;
import dev.purser.event.Target;
import dev.purser.event.json.JsonTape.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Calls about repositories: making, deleting, listing, their settings and resource tags. */
final class RepositoryCalls {
    private static final Member ARN = derived("repositoryArn", (saying, to) -> {
        if (saying.repository != null) {
            to.text("repositoryArn", saying.form.arns.repository(saying.region, saying.owner, saying.repository));
        }
    });

    private static final Member URI = derived("repositoryUri", (saying, to) -> {
        if (saying.repository != null) {
            to.text("repositoryUri", saying.form.registryHost(saying) + "/" + saying.repository);
        }
    });

    /** When the repository was made: when the call was done, unless the response data have another instant. */
    private static final Member CREATED_AT = new Member(
            "createdAt",
            (saying, to) -> {
                if (saying.event.data().response().get("createdAt") instanceof String text) {
                    saying.instant(to, "createdAt", text);
                } else {
                    to.text("createdAt", saying.times.styled(saying.completed(), saying.form.times));
                }
            },
            (draft, tape, node) -> {
                String text = draft.instant(tape.text(node));
                Instant instant = text == null ? null : draft.times.read(text);
                if (instant == null || instant.getEpochSecond() != draft.time.getEpochSecond()) {
                    draft.response("createdAt", text);
                }
            });

    private static final Member NAMES = new Member(
            "repositoryNames",
            (saying, to) -> {
                boolean any = false;
                for (Target target : saying.targets) {
                    if (target.repository().isPresent()) {
                        if (!any) {
                            to.openArray("repositoryNames");
                            any = true;
                        }
                        to.element(target.repository().get());
                    }
                }
                if (any) {
                    to.closeArray();
                }
            },
            (draft, tape, node) -> {
                if (tape.is(node, Kind.ARRAY)) {
                    for (int one = node + 1; one < tape.next(node); one = tape.next(one)) {
                        String name = tape.text(one);
                        if (name != null) {
                            draft.names.add(name);
                        }
                    }
                }
            });

    /** Whether tags can be moved: as sent, or as Purser's own setting was changed. */
    private static final Member MUTABILITY = new Member(
            "imageTagMutability",
            (saying, to) -> {
                if (saying.asSent) {
                    saying.data(
                            to,
                            "imageTagMutability",
                            saying.event.data().request().get("imageTagMutability"));
                } else if (saying.event.data().after().get("immutableTags") instanceof Boolean immutable) {
                    to.text("imageTagMutability", immutable ? "IMMUTABLE" : "MUTABLE");
                }
            },
            (draft, tape, node) -> draft.request("imageTagMutability", tape.value(node)));

    private static final Member MUTABILITY_AGAIN = new Member(
            "imageTagMutability",
            (saying, to) -> {
                Object answered = saying.event.data().response().get("imageTagMutability");
                if (answered != null) {
                    saying.data(to, "imageTagMutability", answered);
                } else {
                    MUTABILITY.writes().write(saying, to);
                }
            },
            echoed("imageTagMutability").reads());

    private static final Member RESOURCE_ARN = new Member(
            "resourceArn",
            (saying, to) -> {
                if (saying.repository != null) {
                    to.text("resourceArn", saying.form.arns.repository(saying.region, saying.owner, saying.repository));
                }
            },
            (draft, tape, node) -> {
                String arn = tape.text(node);
                draft.repository = arn == null ? null : Arns.repository(arn);
            });

    private RepositoryCalls() {}

    static List<ApiCall> all() {
        return List.of(
                create(),
                ApiCall.ecr("DeleteRepository", false, Subject.REPOSITORY)
                        .of(Action.REPOSITORY_DELETE)
                        .request(REGISTRY_SENT, REPOSITORY, sent("force"))
                        .wrapped("repository")
                        .response(
                                ARN,
                                REGISTRY,
                                REPOSITORY_AGAIN,
                                URI,
                                instant("createdAt"),
                                answered("imageTagMutability"),
                                answered("imageTagMutabilityExclusionFilters"))
                        .build(),
                ApiCall.ecr("DescribeRepositories", true, Subject.REPOSITORIES)
                        .of(Action.REPOSITORY_LIST)
                        .request(REGISTRY_SENT, NAMES, sent("nextToken"), sent("maxResults"))
                        .build(),
                ApiCall.ecr("PutImageTagMutability", false, Subject.REPOSITORY)
                        .of(Action.IMAGE_LOCK)
                        .request(REGISTRY_SENT, REPOSITORY, MUTABILITY, sent("imageTagMutabilityExclusionFilters"))
                        .response(
                                REGISTRY,
                                REPOSITORY_AGAIN,
                                MUTABILITY_AGAIN,
                                echoed("imageTagMutabilityExclusionFilters"))
                        .build(),
                ApiCall.ecr("TagResource", false, Subject.REPOSITORY)
                        .of(Action.REPOSITORY_TAG)
                        .request(RESOURCE_ARN, sent("tags"))
                        .build(),
                ApiCall.ecr("UntagResource", false, Subject.REPOSITORY)
                        .of(Action.REPOSITORY_UNTAG)
                        .request(RESOURCE_ARN, sent("tagKeys"))
                        .build(),
                ApiCall.ecr("ListTagsForResource", true, Subject.REPOSITORY)
                        .of(Action.REPOSITORY_TAGS_LIST)
                        .request(RESOURCE_ARN)
                        .build());
    }

    private static ApiCall create() {
        return ApiCall.ecr("CreateRepository", false, Subject.REPOSITORY)
                .of(Action.REPOSITORY_CREATE)
                .request(
                        REGISTRY_SENT,
                        REPOSITORY,
                        sent("tags"),
                        sent("imageTagMutability"),
                        sent("imageTagMutabilityExclusionFilters"),
                        sent("imageScanningConfiguration"),
                        sent("encryptionConfiguration"))
                .wrapped("repository")
                .response(
                        ARN,
                        REGISTRY,
                        REPOSITORY_AGAIN,
                        URI,
                        CREATED_AT,
                        usually("imageTagMutability", "MUTABLE"),
                        echoed("imageTagMutabilityExclusionFilters"),
                        usually("imageScanningConfiguration", Map.of("scanOnPush", false)),
                        usually("encryptionConfiguration", Map.of("encryptionType", "AES256")))
                .earlyResponse(ARN, REPOSITORY_AGAIN, URI, CREATED_AT, REGISTRY)
                .build();
    }
}
