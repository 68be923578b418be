package dev.purser.aws.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Advanced event selectors (reference: aws.md 3, "Selectors"). */
class TestAdvancedSelectors {
    private static final String CATEGORY = "{\"Field\":\"eventCategory\",\"Equals\":[\"Management\"]}";

    private static final Map<String, List<String>> RECORD = Map.of(
            "eventCategory", List.of("Management"),
            "eventName", List.of("PutImage"),
            "readOnly", List.of("false"),
            "resources.ARN", List.of("arn:a/one", "arn:a/two"));

    private static List<AdvancedSelector> selectors(String... fields) {
        return AdvancedSelectorJson.read("[{\"FieldSelectors\":[" + CATEGORY + "," + String.join(",", fields) + "]}]");
    }

    private static boolean takes(List<AdvancedSelector> selectors) {
        return AdvancedSelector.anyTakes(selectors, field -> RECORD.getOrDefault(field, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"Field\":\"eventName\",\"Equals\":[\"PutImage\"]}' | true",
                "'{\"Field\":\"eventName\",\"Equals\":[\"putimage\"]}' | false",
                "'{\"Field\":\"eventName\",\"Equals\":[\"A\",\"PutImage\"]}' | true",
                "'{\"Field\":\"eventName\",\"NotEquals\":[\"A\",\"PutImage\"]}' | false",
                "'{\"Field\":\"eventName\",\"NotEquals\":[\"A\"]}' | true",
                "'{\"Field\":\"eventName\",\"StartsWith\":[\"Put\"]}' | true",
                "'{\"Field\":\"eventName\",\"StartsWith\":[\"Image\"]}' | false",
                "'{\"Field\":\"eventName\",\"EndsWith\":[\"Image\"]}' | true",
                "'{\"Field\":\"eventName\",\"NotStartsWith\":[\"Put\"]}' | false",
                "'{\"Field\":\"eventName\",\"NotEndsWith\":[\"Put\"]}' | true",
                "'{\"Field\":\"eventName\",\"Equals\":[\"X\"],\"StartsWith\":[\"Put\"]}' | true",
                "'{\"Field\":\"eventName\",\"StartsWith\":[\"Put\"],\"NotEndsWith\":[\"Image\"]}' | false",
                "'{\"Field\":\"readOnly\",\"Equals\":[\"false\"]}' | true",
                "'{\"Field\":\"readOnly\",\"Equals\":[\"true\"]}' | false",
                "'{\"Field\":\"resources.ARN\",\"Equals\":[\"arn:a/two\"]}' | true",
                "'{\"Field\":\"resources.ARN\",\"NotEquals\":[\"arn:a/two\"]}' | false",
                "'{\"Field\":\"errorCode\",\"Equals\":[\"AccessDenied\"]}' | false",
                "'{\"Field\":\"errorCode\",\"NotEquals\":[\"AccessDenied\"]}' | true"
            })
    void aFieldIsHeldAgainstTheRecord(String field, boolean taken) {
        assertThat(takes(selectors(field))).isEqualTo(taken);
    }

    @Test
    void fieldsAreAndedAndSelectorsAreOred() {
        String put = "{\"Field\":\"eventName\",\"StartsWith\":[\"Put\"]}";
        String read = "{\"Field\":\"readOnly\",\"Equals\":[\"true\"]}";
        assertThat(takes(selectors(put, read))).isFalse();
        List<AdvancedSelector> both = AdvancedSelectorJson.read("[{\"FieldSelectors\":[" + CATEGORY + "," + read
                + "]},{\"FieldSelectors\":[" + CATEGORY + "," + put + "]}]");
        assertThat(takes(both)).isTrue();
    }

    @Test
    void dataEventsAreNone() {
        List<AdvancedSelector> data =
                AdvancedSelectorJson.read("[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Data\"]},"
                        + "{\"Field\":\"resources.type\",\"Equals\":[\"AWS::S3::Object\"]}]}]");
        assertThat(data.getFirst().management()).isFalse();
        assertThat(takes(data)).isFalse();
        assertThat(selectors("{\"Field\":\"readOnly\",\"Equals\":[\"true\"]}")
                        .getFirst()
                        .management())
                .isTrue();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        String text = "[{\"Name\":\"a\",\"FieldSelectors\":[" + CATEGORY
                + ",{\"Field\":\"eventName\",\"StartsWith\":[\"Put\"],\"NotEquals\":[\"x\",\"y\"]}]}]";
        List<AdvancedSelector> read = AdvancedSelectorJson.read(text);
        assertThat(AdvancedSelectorJson.write(read)).hasToString(text);
        assertThat(AdvancedSelectorJson.read(AdvancedSelectorJson.write(read))).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "[]",
                "[7]",
                "[{}]",
                "[{\"FieldSelectors\":[]}]",
                "[{\"FieldSelectors\":[{\"Field\":\"eventName\",\"Equals\":[\"a\"]}]}]",
                "[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Insight\"]}]}]",
                "[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Management\",\"Data\"]}]}]",
                "[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"NotEquals\":[\"Data\"]}]}]",
                "[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Data\"]}]}]",
                "[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Management\"]},{\"Field\":\"colour\",\"Equals\":[\"red\"]}]}]",
                "[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Management\"]},{\"Field\":\"readOnly\",\"Equals\":[\"yes\"]}]}]",
                "[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Management\"]},{\"Field\":\"readOnly\",\"StartsWith\":[\"t\"]}]}]",
                "[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Management\"]},{\"Field\":\"eventName\"}]}]",
                "[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Management\"]},{\"Field\":\"eventName\",\"Equals\":\"a\"}]}]",
                "[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Management\"]},{\"Field\":\"eventName\",\"Equals\":[7]}]}]",
                "[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Management\"]},{\"Field\":\"eventName\",\"Equals\":[\"\"]}]}]",
                "[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Management\"]},{\"Field\":\"eventName\",\"Equals\":[\"\\u0000\"]}]}]",
                "[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Management\"]},{\"Field\":\"eventName\",\"Like\":[\"a\"]}]}]",
                "[{\"Name\":7,\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Management\"]}]}]"
            })
    void whatCannotBeTakenIsRefusedWithAReason(String wrong) {
        assertThatThrownBy(() -> AdvancedSelectorJson.read(wrong))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(".");
    }

    @Test
    void thereIsABoundOfValues() {
        String values = IntStream.range(0, 499).mapToObj(i -> "\"v" + i + "\"").collect(Collectors.joining(","));
        assertThat(selectors("{\"Field\":\"eventName\",\"Equals\":[" + values + "]}"))
                .hasSize(1);
        assertThatThrownBy(() -> selectors("{\"Field\":\"eventName\",\"Equals\":[" + values + ",\"more\"]}"))
                .hasMessageContaining("500");
    }
}
