package dev.purser.aws.cloudtrail;

import static dev.purser.aws.cloudtrail.ImageMembers.IMAGE_ASKED;
import static dev.purser.aws.cloudtrail.ImageMembers.IMAGE_ID;
import static dev.purser.aws.cloudtrail.ImageMembers.REGISTRY;
import static dev.purser.aws.cloudtrail.ImageMembers.REGISTRY_SENT;
import static dev.purser.aws.cloudtrail.ImageMembers.REPOSITORY;
import static dev.purser.aws.cloudtrail.ImageMembers.REPOSITORY_AGAIN;
import static dev.purser.aws.cloudtrail.Member.echoed;
import static dev.purser.aws.cloudtrail.Member.sent;
import static dev.purser.aws.cloudtrail.Member.usually;

import dev.purser.event.Action;
import java.util.List;
import java.util.Map;

/** Calls about the account and its settings, and about vulnerability scans. */
final class AccountCalls {
    private AccountCalls() {}

    static List<ApiCall> all() {
        return List.of(
                ApiCall.ecr("GetAuthorizationToken", true, Subject.NOTHING)
                        .of(Action.LOGIN)
                        .resources(ApiCall.Resources.NONE)
                        .request(sent("registryIds"))
                        .build(),
                ApiCall.ecr("GetAccountSetting", true, Subject.SETTING)
                        .of(Action.SETTINGS_GET)
                        .resources(ApiCall.Resources.NONE)
                        .request(TrailCalls.NAME)
                        .build(),
                ApiCall.ecr("PutAccountSetting", false, Subject.SETTING)
                        .of(Action.SETTINGS_SET)
                        .resources(ApiCall.Resources.NONE)
                        .request(TrailCalls.NAME, sent("value"))
                        .response(TrailCalls.NAME_AGAIN, echoed("value"))
                        .build(),
                ApiCall.ecr("StartImageScan", false, Subject.IMAGE)
                        .of(Action.SCAN_RUN)
                        .resources(ApiCall.Resources.NONE)
                        .request(REGISTRY_SENT, REPOSITORY, IMAGE_ASKED)
                        .response(
                                REGISTRY,
                                REPOSITORY_AGAIN,
                                IMAGE_ID,
                                usually("imageScanStatus", Map.of("status", "IN_PROGRESS")))
                        .build(),
                ApiCall.ecr("DescribeImageScanFindings", true, Subject.IMAGE)
                        .of(Action.IMAGE_VULNERABILITY_REPORT_READ, Action.IMAGE_VULNERABILITY_STATUS_READ)
                        .resources(ApiCall.Resources.NONE)
                        .request(REGISTRY_SENT, REPOSITORY, IMAGE_ASKED, sent("nextToken"), sent("maxResults"))
                        .build(),
                ApiCall.ecr("PutImageScanningConfiguration", false, Subject.REPOSITORY)
                        .of(Action.SCAN_CONFIGURE)
                        .request(REGISTRY_SENT, REPOSITORY, sent("imageScanningConfiguration"))
                        .response(REGISTRY, REPOSITORY_AGAIN, echoed("imageScanningConfiguration"))
                        .build());
    }
}
