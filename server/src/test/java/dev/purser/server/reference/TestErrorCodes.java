package dev.purser.server.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.purser.event.ErrorCode;
import dev.purser.http.reference.ErrorReference.Section;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestErrorCodes {
    private static Stream<ErrorCode> all() {
        return Pages.ERRORS.stream()
                .map(Section::codes)
                .flatMap(one -> Arrays.<ErrorCode>stream(one.getEnumConstants()));
    }

    @Test
    void everyEnumOfErrorsIsOnThePage() {
        List<String> enums = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.purser").stream()
                        .filter(one -> one.isEnum() && one.isAssignableTo(ErrorCode.class))
                        .map(JavaClass::getName)
                        .toList();
        assertThat(Pages.ERRORS).extracting(one -> one.codes().getName()).containsExactlyInAnyOrderElementsOf(enums);
    }

    /** The OCI specification has few codes: several errors share one, and differ in what they say. */
    @Test
    void everyErrorIsRegisteredOnceWithWhatToDo() {
        assertThat(all()).extracting(ErrorCode::code, ErrorCode::message).doesNotHaveDuplicates();
        assertThat(all()).allSatisfy(one -> {
            assertThat(one.code()).matches("[A-Z][A-Z0-9_]*");
            assertThat(one.message()).isNotBlank();
            assertThat(one.advice()).isNotBlank();
            assertThat(one.status()).isBetween(400, 599);
        });
    }
}
