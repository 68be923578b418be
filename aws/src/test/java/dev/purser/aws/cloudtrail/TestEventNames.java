package dev.purser.aws.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.event.dialect.DialectFactory.Limit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every action is either in the table of calls or owned up to; names of calls are ECR's and CloudTrail's own. */
class TestEventNames {
    /** ECR's calls (aws.md 2.2) and CloudTrail's (aws.md 3) that some action stands for, service events, and open names. */
    private static final Set<String> NAMES =
            Set.of(("BatchCheckLayerAvailability BatchDeleteImage BatchGetImage CompleteLayerUpload CreateRepository"
                            + " DeleteLifecyclePolicy DeleteRegistryPolicy DeleteRepository DeleteRepositoryPolicy DescribeImages"
                            + " DescribeImageScanFindings DescribeRepositories GetAccountSetting GetAuthorizationToken"
                            + " GetDownloadUrlForLayer GetLifecyclePolicy GetLifecyclePolicyPreview GetRegistryPolicy"
                            + " GetRepositoryPolicy InitiateLayerUpload ListImageReferrers ListImages ListTagsForResource"
                            + " PutAccountSetting PutImage PutImageScanningConfiguration PutImageTagMutability"
                            + " PutLifecyclePolicy PutRegistryPolicy SetRepositoryPolicy StartImageScan"
                            + " StartLifecyclePolicyPreview TagResource UntagResource UploadLayerPart"
                            + " PolicyExecutionEvent DryRunEvent ReplicateImage BatchImportUpstreamImage"
                            + " CreateTrail UpdateTrail DeleteTrail DescribeTrails GetTrail GetTrailStatus ListTrails"
                            + " StartLogging StopLogging PutEventSelectors GetEventSelectors LookupEvents StartQuery"
                            + " ListPublicKeys AddTags RemoveTags ListTags PutInsightSelectors GetInsightSelectors")
                    .split(" "));

    /** The column "ECR / CloudTrail" of the catalogue of actions: what each action becomes. */
    private static final String WRITTEN = """
            login GetAuthorizationToken
            image.push PutImage
            image.pull BatchGetImage
            image.check BatchGetImage
            image.delete BatchDeleteImage
            image.bulkdelete BatchDeleteImage
            image.tag PutImage
            image.untag BatchDeleteImage
            image.list ListImages
            image.inspect DescribeImages
            manifest.inspect BatchGetImage
            referrer.list ListImageReferrers
            image.lock PutImageTagMutability
            image.replicate ReplicateImage
            image.mirror BatchImportUpstreamImage
            layer.check BatchCheckLayerAvailability
            layer.upload.start InitiateLayerUpload
            layer.upload.part UploadLayerPart
            layer.upload.complete CompleteLayerUpload
            layer.mount CompleteLayerUpload
            layer.pull GetDownloadUrlForLayer
            repository.create CreateRepository
            repository.delete DeleteRepository
            repository.list DescribeRepositories
            repository.policy.set SetRepositoryPolicy
            repository.policy.get GetRepositoryPolicy
            repository.policy.delete DeleteRepositoryPolicy
            repository.tag TagResource
            repository.untag UntagResource
            repository.tags.list ListTagsForResource
            settings.get GetAccountSetting
            settings.set PutAccountSetting
            retention.set PutLifecyclePolicy
            retention.get GetLifecyclePolicy
            retention.analyze StartLifecyclePolicyPreview
            retention.run PolicyExecutionEvent
            signature.write PutImage
            signature.read BatchGetImage
            signature.delete BatchDeleteImage
            image-vulnerability-report.read DescribeImageScanFindings
            image-vulnerability-status.read DescribeImageScanFindings
            scan.run StartImageScan
            scan.configure PutImageScanningConfiguration
            route.create CreateTrail
            route.update UpdateTrail
            route.delete DeleteTrail
            route.list DescribeTrails
            target.create CreateTrail
            target.update UpdateTrail
            target.delete DeleteTrail
            target.list DescribeTrails
            route-settings.get GetEventSelectors
            route-settings.set PutEventSelectors
            history.lookup LookupEvents
            query.run StartQuery
            """;

    /** Actions that have a record only where they were asked by one call. */
    private static final List<String> BY_NAME = List.of("role.assign", "role.unassign", "role.list", "journal.verify");

    private static List<String> limited(String how) {
        return CloudTrailDialect.FACTORY.limits().stream()
                .filter(limit -> limit.about().equals("action") && limit.how().startsWith(how))
                .map(Limit::what)
                .toList();
    }

    @Test
    void everyActionIsWrittenOrOwnedUpTo() {
        Map<String, String> expected = WRITTEN.lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        Set<String> unwritten = new HashSet<>(limited("has no record"));
        unwritten.remove("image.lock");
        for (Action action : Action.values()) {
            ApiCall call = EventNames.defaultFor(action);
            assertThat(call == null ? null : call.name()).as(action.text()).isEqualTo(expected.get(action.text()));
            assertThat(call == null)
                    .as(action.text())
                    .isEqualTo(unwritten.contains(action.text()) || BY_NAME.contains(action.text()));
        }
        assertThat(limited("has a record only where")).containsExactlyInAnyOrderElementsOf(BY_NAME);
    }

    @Test
    void whatDoesNotComeBackAsItselfIsOwnedUpTo() {
        assertThat(limited("becomes"))
                .containsExactlyInAnyOrder(
                        "image.tag",
                        "image.check",
                        "manifest.inspect",
                        "image-vulnerability-status.read",
                        "target.create",
                        "target.update",
                        "target.delete",
                        "target.list");
    }

    @Test
    void namesAreAmazons() {
        assertThat(EventNames.calls().stream().map(ApiCall::name)).containsExactlyInAnyOrderElementsOf(NAMES);
    }

    @Test
    void whatTheServicesTablesSayOfReading() {
        Set<String> reads = EventNames.calls().stream()
                .filter(ApiCall::readOnly)
                .map(ApiCall::name)
                .collect(Collectors.toSet());
        // By verb, but for the service events, which say of themselves that they change nothing, and a query's start.
        assertThat(reads)
                .allMatch(
                        name -> name.matches(
                                "(Get|List|Describe|BatchGet|BatchCheck|Lookup).*|PolicyExecutionEvent|DryRunEvent|StartQuery"));
        assertThat(EventNames.calls().stream().filter(call -> !call.readOnly()).map(ApiCall::name))
                .noneMatch(name -> name.matches("(Get|List|Describe|BatchGet|BatchCheck|Lookup).*"));
    }
}
