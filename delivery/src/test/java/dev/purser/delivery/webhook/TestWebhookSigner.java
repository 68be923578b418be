package dev.purser.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.delivery.DeliveryError;
import dev.purser.delivery.net.CheckedOptions;
import dev.purser.event.PurserException;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestWebhookSigner {
    /** The example that Svix, who wrote the specification, publishes for checking by hand. */
    @Test
    void signsThePublishedExample() {
        WebhookSigner signer = new WebhookSigner(List.of(Base64.getDecoder().decode("plJ3nmyCDGBKInavdOK15jsl")));
        assertThat(signer.sign(
                        "msg_loFOjxBNrRLzqYUf",
                        1_731_705_121,
                        "{\"event_type\":\"ping\",\"data\":{\"success\":true}}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"whsec_c2hvcnQ=", "whsec_not base64!", "hunter2hunter2"})
    void refusesWhatIsNoSecretWithoutShowingIt(String secret) {
        assertThatThrownBy(() -> read(secret)).isInstanceOfSatisfying(PurserException.class, e -> {
            assertThat(e.error()).isEqualTo(DeliveryError.DESTINATION_INVALID);
            assertThat(e + " " + e.detail()).doesNotContain(secret).contains("signing-secrets");
        });
    }

    @Test
    void signsNothingWithoutASecret() {
        assertThat(read(" ").signs()).isFalse();
    }

    private static WebhookSigner read(String value) {
        Option option = Option.secret("signing-secrets", "");
        Options options = Options.of("x", List.of(option), Map.of("signing-secrets", value));
        return WebhookSigner.read(new CheckedOptions("here", options), "signing-secrets");
    }
}
