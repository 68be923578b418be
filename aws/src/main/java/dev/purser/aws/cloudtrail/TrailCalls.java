package dev.purser.aws.cloudtrail;

import static dev.purser.aws.cloudtrail.Member.answered;
import static dev.purser.aws.cloudtrail.Member.derived;
import static dev.purser.aws.cloudtrail.Member.echoed;
import static dev.purser.aws.cloudtrail.Member.sent;
import static dev.purser.aws.cloudtrail.Member.usually;

import dev.purser.event.Action;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.json.JsonTape.Kind;
import java.util.List;

/** CloudTrail's own calls: its trails, and reading the record. */
final class TrailCalls {
    /** The trail, or whatever else the call names. */
    static final Member NAME = named("name");

    static final Member NAME_AGAIN = derived("name", NAME.writes());

    private static final Member TRAIL_NAME = named("trailName");

    private static final Member TRAIL_NAMES = names("trailNameList");

    private static final Member TRAIL_ARN = derived("trailARN", (saying, to) -> {
        if (saying.first != null && saying.first.name().isPresent()) {
            String name = saying.first.name().get();
            to.text(
                    "trailARN",
                    name.startsWith("arn:") ? name : saying.form.arns.trail(saying.region, saying.account, name));
        }
    });

    private static final Member[] SETTINGS = {
        NAME,
        sent("s3BucketName"),
        sent("s3KeyPrefix"),
        sent("snsTopicName"),
        sent("includeGlobalServiceEvents"),
        sent("isMultiRegionTrail"),
        sent("enableLogFileValidation"),
        sent("cloudWatchLogsLogGroupArn"),
        sent("cloudWatchLogsRoleArn"),
        sent("kmsKeyId"),
        sent("isOrganizationTrail"),
        sent("tagsList")
    };

    private static final Member[] TRAIL = {
        NAME_AGAIN,
        echoed("s3BucketName"),
        echoed("s3KeyPrefix"),
        echoed("snsTopicName"),
        answered("snsTopicARN"),
        usually("includeGlobalServiceEvents", true),
        usually("isMultiRegionTrail", false),
        TRAIL_ARN,
        usually("logFileValidationEnabled", "enableLogFileValidation", false),
        echoed("cloudWatchLogsLogGroupArn"),
        echoed("cloudWatchLogsRoleArn"),
        echoed("kmsKeyId"),
        usually("isOrganizationTrail", false)
    };

    private TrailCalls() {}

    private static Member names(String member) {
        return new Member(
                member,
                (saying, to) -> {
                    boolean any = false;
                    for (Target target : saying.targets) {
                        if (target.type() == TargetType.ROUTE && target.name().isPresent()) {
                            if (!any) {
                                to.openArray(member);
                                any = true;
                            }
                            to.element(target.name().get());
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
    }

    private static Member named(String member) {
        return new Member(
                member,
                (saying, to) -> {
                    if (saying.first != null) {
                        to.text(member, saying.first.name());
                    }
                },
                (draft, tape, node) -> draft.name = tape.text(node));
    }

    static List<ApiCall> all() {
        return List.of(
                ApiCall.trail("CreateTrail", false, Subject.ROUTE)
                        .of(Action.ROUTE_CREATE, Action.TARGET_CREATE)
                        .request(SETTINGS)
                        .response(TRAIL)
                        .build(),
                ApiCall.trail("UpdateTrail", false, Subject.ROUTE)
                        .of(Action.ROUTE_UPDATE, Action.TARGET_UPDATE)
                        .request(SETTINGS)
                        .response(TRAIL)
                        .build(),
                ApiCall.trail("DeleteTrail", false, Subject.ROUTE)
                        .of(Action.ROUTE_DELETE, Action.TARGET_DELETE)
                        .request(NAME)
                        .build(),
                ApiCall.trail("DescribeTrails", true, Subject.ROUTES)
                        .of(Action.ROUTE_LIST, Action.TARGET_LIST)
                        .request(TRAIL_NAMES, sent("includeShadowTrails"))
                        .build(),
                about("GetTrail", true, Action.ROUTE_LIST),
                about("GetTrailStatus", true, Action.ROUTE_LIST),
                ApiCall.trail("ListTrails", true, Subject.NOTHING)
                        .readAs(Action.ROUTE_LIST)
                        .request(sent("nextToken"))
                        .build(),
                about("StartLogging", false, Action.ROUTE_UPDATE),
                about("StopLogging", false, Action.ROUTE_UPDATE),
                ApiCall.trail("PutEventSelectors", false, Subject.ROUTE)
                        .of(Action.ROUTE_SETTINGS_SET)
                        .request(TRAIL_NAME, sent("eventSelectors"), sent("advancedEventSelectors"))
                        .response(TRAIL_ARN, echoed("eventSelectors"), echoed("advancedEventSelectors"))
                        .build(),
                ApiCall.trail("GetEventSelectors", true, Subject.ROUTE)
                        .of(Action.ROUTE_SETTINGS_GET)
                        .request(TRAIL_NAME)
                        .build(),
                tags("AddTags"),
                tags("RemoveTags"),
                ApiCall.trail("ListTags", true, Subject.ROUTES)
                        .readAs(Action.ROUTE_LIST)
                        .request(names("resourceIdList"), sent("nextToken"))
                        .build(),
                ApiCall.trail("PutInsightSelectors", false, Subject.ROUTE)
                        .readAs(Action.ROUTE_UPDATE)
                        .request(TRAIL_NAME, sent("insightSelectors"))
                        .build(),
                ApiCall.trail("GetInsightSelectors", true, Subject.ROUTE)
                        .readAs(Action.ROUTE_LIST)
                        .request(TRAIL_NAME)
                        .build(),
                ApiCall.trail("LookupEvents", true, Subject.NOTHING)
                        .of(Action.HISTORY_LOOKUP)
                        .request(
                                sent("lookupAttributes"),
                                sent("startTime"),
                                sent("endTime"),
                                sent("eventCategory"),
                                sent("maxResults"),
                                sent("nextToken"))
                        .build(),
                ApiCall.trail("StartQuery", true, Subject.NOTHING)
                        .of(Action.QUERY_RUN)
                        .request(sent("queryStatement"), sent("deliveryS3Uri"))
                        .response(answered("queryId"))
                        .build(),
                ApiCall.trail("ListPublicKeys", true, Subject.NOTHING)
                        .readAs(Action.JOURNAL_VERIFY)
                        .request(sent("startTime"), sent("endTime"), sent("nextToken"))
                        .build());
    }

    private static ApiCall tags(String name) {
        return ApiCall.trail(name, false, Subject.ROUTE)
                .readAs(Action.ROUTE_UPDATE)
                .request(named("resourceId"), sent("tagsList"))
                .build();
    }

    private static ApiCall about(String name, boolean readOnly, Action action) {
        return ApiCall.trail(name, readOnly, Subject.ROUTE)
                .readAs(action)
                .request(NAME)
                .build();
    }
}
