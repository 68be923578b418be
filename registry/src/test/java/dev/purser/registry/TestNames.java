package dev.purser.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.PurserException;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parsers of names against the expressions that the OCI distribution-spec gives ("Pulling manifests"). */
class TestNames {
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*");
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128}");

    @Test
    void repositoryNamesAreThoseOfTheSpecification() {
        Random random = new Random(1);
        int valid = 0;
        for (int i = 0; i < 200_000; i++) {
            String text = text(random, "ab9._-/A", 1 + random.nextInt(12));
            boolean expected = NAME.matcher(text).matches();
            assertThat(RepositoryName.tryParse(text).isPresent()).as(text).isEqualTo(expected);
            valid += expected ? 1 : 0;
        }
        assertThat(valid).isGreaterThan(10_000);
    }

    @Test
    void tagsAreThoseOfTheSpecification() {
        Random random = new Random(2);
        for (int i = 0; i < 100_000; i++) {
            String text = text(random, "aZ9._-/:é", random.nextInt(8));
            assertThat(TagName.tryParse(text).isPresent())
                    .as(text)
                    .isEqualTo(TAG.matcher(text).matches());
        }
        assertThat(TagName.tryParse("a".repeat(128))).isPresent();
        assertThat(TagName.tryParse("a".repeat(129))).isEmpty();
    }

    @Test
    void digestsAreOfTheRegisteredAlgorithmsAndLengths() {
        Random random = new Random(3);
        String[] algorithms = {"sha256", "sha512", "sha384", "SHA256", ""};
        int[] lengths = {0, 63, 64, 65, 127, 128, 129};
        for (int i = 0; i < 50_000; i++) {
            String text = algorithms[random.nextInt(algorithms.length)]
                    + (random.nextInt(10) == 0 ? "" : ":")
                    + text(
                            random,
                            random.nextInt(10) == 0 ? "0aFg" : "0123456789abcdef",
                            lengths[random.nextInt(lengths.length)]);
            assertThat(Digest.tryParse(text).isPresent())
                    .as(text)
                    .isEqualTo(DIGEST.matcher(text).matches());
        }
    }

    @Test
    void namesHaveABound() {
        assertThat(RepositoryName.tryParse("a".repeat(255))).isPresent();
        assertThat(RepositoryName.tryParse("a".repeat(256))).isEmpty();
        assertThat(RepositoryName.tryParse("a" + "-".repeat(1_000_000))).isEmpty();
    }

    @Test
    void theNamespaceIsTheFirstSegment() {
        assertThat(RepositoryName.parse("team/app/api").namespace()).isEqualTo("team");
        assertThat(RepositoryName.parse("alpine").namespace()).isEqualTo("alpine");
    }

    @Test
    void digestsAreTakenOverTheBytes() {
        assertThat(Digest.Algorithm.SHA256.of(new byte[0]).text())
                .isEqualTo("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        Digest digest = Digest.Algorithm.SHA512.of(new byte[] {1});
        assertThat(Digest.parse(digest.text())).isEqualTo(digest);
        assertThat(digest.hex()).hasSize(128);
    }

    @Test
    void aReferenceIsADigestOrATag() {
        Digest digest = Digest.Algorithm.SHA256.of(new byte[0]);
        assertThat(Reference.parse(digest.text()).asDigest()).contains(digest);
        assertThat(Reference.parse("latest").asTag()).contains(new TagName("latest"));
        assertThat(Reference.parse("latest").asDigest()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256:baddigeststring", "sha256:", ":", "latest:", "a/b", "-x", ""})
    void aReferenceOfAnyOtherFormIsRefused(String text) {
        assertThatThrownBy(() -> Reference.parse(text))
                .isInstanceOfSatisfying(
                        PurserException.class,
                        refused -> assertThat(refused.error())
                                .isEqualTo(
                                        text.contains(":") ? RegistryError.DIGEST_INVALID : RegistryError.TAG_INVALID));
    }

    private static String text(Random random, String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
