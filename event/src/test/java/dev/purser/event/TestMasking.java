package dev.purser.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestMasking {
    @Test
    void onlyAllowedMembersPass() {
        assertThat(Masking.of(Action.USER_CREATE).apply(Map.of("name", "alice", "password", "hunter2", "odd", 1L)))
                .isEqualTo(Map.of("name", "alice"));
        assertThat(Masking.of(Action.SERVER_START).apply(Map.of("name", "x"))).isEmpty();
    }

    @Test
    void noActionAllowsASecret() {
        List<String> secrets = List.of("password", "secret", "token", "refresh_token", "access-token", "clientSecret");
        for (Action action : Action.values()) {
            assertThat(secrets).noneMatch(Masking.of(action)::allows);
        }
        assertThat(secrets).allMatch(Masking::secret);
        assertThat(List.of("tokenId", "credentialKind", "name", "secret_name")).noneMatch(Masking::secret);
    }

    @Test
    void secretsAreMaskedHoweverDeep() {
        Map<String, Object> network = Map.of("rules", List.of(Map.of("proxySecret", "s3", "address", "10.0.0.0/8")));
        assertThat(Masking.of(Action.NETWORK_RULE_SET).apply(network))
                .isEqualTo(Map.of("rules", List.of(Map.of("proxySecret", Masking.MASK, "address", "10.0.0.0/8"))));
    }

    @Test
    void aRecordingMasksWhatItIsGivenBySlip() {
        Recording recording = Recording.job(java.time.Clock.systemUTC(), Action.USER_UPDATE, "test")
                .request("password", "hunter2")
                .request("tokens", 3L)
                .response("refreshToken", true)
                .changed(Map.of("clientSecret", "old"), Map.of("clientSecret", "new"));
        EventData data = EventCodec.read(recording.seal().getFirst()).data();
        assertThat(data.request()).isEqualTo(Map.of("password", Masking.MASK, "tokens", 3L));
        assertThat(data.response()).isEqualTo(Map.of("refreshToken", true));
        assertThat(data.before()).isEqualTo(Map.of("clientSecret", Masking.MASK));
        assertThat(data.after()).isEqualTo(Map.of("clientSecret", Masking.MASK));
    }
}
