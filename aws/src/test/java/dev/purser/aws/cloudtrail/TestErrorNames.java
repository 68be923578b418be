package dev.purser.aws.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.aws.AwsError;
import dev.purser.aws.trail.TrailError;
import dev.purser.event.ErrorCode;
import dev.purser.event.Outcome;
import dev.purser.identity.IdentityError;
import dev.purser.registry.RegistryError;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every error that clients of the registry meet has its row; what Amazon's face answers stands in the record under the same name. */
class TestErrorNames {
    private static Outcome failure(int status, String code) {
        return new Outcome(Outcome.Result.FAILURE, Optional.of(status), Optional.of(code), Optional.empty());
    }

    @Test
    void everyCodeOfTheRegistryAndOfIdentitiesHasARow() {
        Set<String> known = ErrorNames.rows().values().stream()
                .flatMap(java.util.List::stream)
                .collect(Collectors.toSet());
        Set<String> missing = Stream.<ErrorCode[]>of(RegistryError.values(), IdentityError.values())
                .flatMap(Stream::of)
                .map(ErrorCode::code)
                .filter(code -> !known.contains(code))
                .collect(Collectors.toSet());
        assertThat(missing).isEmpty();
    }

    @Test
    void errorsThatShareACodeAreToldApart() {
        assertThat(ErrorNames.written(Outcome.failure(
                        403, RegistryError.TAG_IMMUTABLE.code(), RegistryError.TAG_IMMUTABLE.message())))
                .isEqualTo("ImageTagAlreadyExistsException");
        assertThat(ErrorNames.written(Outcome.failure(
                        403, RegistryError.QUOTA_EXCEEDED.code(), RegistryError.QUOTA_EXCEEDED.message())))
                .isEqualTo("LimitExceededException");
        assertThat(ErrorNames.written(
                        Outcome.failure(403, IdentityError.DENIED.code(), IdentityError.DENIED.message())))
                .isEqualTo("AccessDenied");
    }

    @Test
    void whatAmazonsFaceAnswersIsWhatTheRecordSays() {
        for (AwsError error : TrailError.values()) {
            assertThat(ErrorNames.written(failure(400, error.code())))
                    .as(error.code())
                    .isEqualTo(error.wireName());
        }
    }

    @Test
    void eachExceptionComesBackAsItsFirstCode() {
        ErrorNames.rows().forEach((exception, codes) -> {
            assertThat(ErrorNames.read(exception)).isEqualTo(codes.getFirst());
            codes.forEach(
                    code -> assertThat(ErrorNames.written(failure(400, code))).isEqualTo(exception));
        });
    }

    @Test
    void anUnknownCodeBecomesWhatItsStatusSays() {
        assertThat(ErrorNames.written(failure(404, "SOMETHING_NEW"))).isEqualTo("ResourceNotFoundException");
        assertThat(ErrorNames.written(failure(403, "SOMETHING_NEW"))).isEqualTo("AccessDenied");
        assertThat(ErrorNames.written(failure(503, "SOMETHING_NEW"))).isEqualTo("ServerException");
        assertThat(ErrorNames.written(failure(400, "SOMETHING_NEW"))).isEqualTo("InvalidParameterException");
        assertThat(ErrorNames.written(failure(400, "KmsException"))).isEqualTo("KmsException");
        assertThat(ErrorNames.read("KmsException")).isEqualTo("KmsException");
    }
}
