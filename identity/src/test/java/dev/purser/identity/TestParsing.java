package dev.purser.identity;

import static dev.purser.identity.IdentityFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.PurserException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;

/** What strangers send is read as written, or refused with a code: never anything else. */
class TestParsing {
    private static Optional<String> basic(String pair) {
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    @Property
    void basicComesBack(
            @ForAll @CharRange(from = 'a', to = '\u00FF') @NotEmpty @StringLength(max = 40) String user,
            @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 60) String password) {
        String name = user.replace(":", "").replaceAll("\\p{Cc}", "") + "x";
        assertThat(Credentials.parse(basic(name + ":" + password)))
                .isEqualTo(new Credentials.Basic(name, Secret.of(password)));
    }

    @Property
    void anyHeaderIsReadOrRefused(@ForAll @StringLength(max = 200) String header) {
        for (String prefix : List.of("", "Basic ", "Bearer ", "basic\t")) {
            try {
                assertThat(Credentials.parse(Optional.of(prefix + header))).isNotNull();
            } catch (PurserException e) {
                assertThat(e.error()).isEqualTo(IdentityError.CREDENTIALS_MALFORMED);
                assertThat(e.detail().toString()).doesNotContain(header.isBlank() ? "\0" : header + "\0");
            }
        }
    }

    @Example
    void headersAtTheEdge() {
        assertThat(Credentials.parse(Optional.empty())).isEqualTo(Credentials.NONE);
        assertThat(Credentials.parse(Optional.of("bEaReR abc.def-_~+/=")))
                .isEqualTo(new Credentials.Bearer(Secret.of("abc.def-_~+/=")));
        assertThat(Credentials.parse(basic("ada:a:b"))).isEqualTo(new Credentials.Basic("ada", Secret.of("a:b")));
        for (String header : List.of(
                "",
                "Basic",
                "Basic !!!",
                "Basic " + Base64.getEncoder().encodeToString(new byte[] {'a', ':', (byte) 0xC3}),
                basic("nocolon").orElseThrow(),
                basic(":nobody").orElseThrow(),
                basic("a\nb:c").orElseThrow(),
                basic("a:b\0").orElseThrow(),
                "Bearer a b",
                "Bearer é",
                "Digest x",
                "Bearer " + "x".repeat(20_000))) {
            assertThat(failure(() -> Credentials.parse(Optional.of(header))))
                    .isEqualTo(IdentityError.CREDENTIALS_MALFORMED);
        }
    }

    @Property
    void anyScopeIsReadOrRefused(@ForAll @StringLength(max = 80) String text) {
        try {
            List<TokenScope> scopes = TokenScope.parse(List.of(text));
            assertThat(TokenScope.parse(scopes.stream().map(TokenScope::text).toList()))
                    .isEqualTo(scopes);
        } catch (PurserException e) {
            assertThat(e.error()).isEqualTo(IdentityError.SCOPE_INVALID);
        }
    }

    @Property
    void scopesComeBack(
            @ForAll @AlphaChars @NotEmpty @StringLength(max = 30) String one,
            @ForAll @AlphaChars @NotEmpty @StringLength(max = 30) String other,
            @ForAll @IntRange(min = 1, max = 65535) int port) {
        String text = "repository:" + one + ":" + port + "/" + other + ":pull,push";
        TokenScope scope =
                TokenScope.parse(List.of("  " + text + "  registry:catalog:* ")).getFirst();
        assertThat(scope.name()).isEqualTo(one + ":" + port + "/" + other);
        assertThat(scope.text()).isEqualTo(text);
    }

    @Example
    void scopesAtTheEdge() {
        assertThat(TokenScope.parse(List.of("", "  "))).isEmpty();
        for (String text : List.of(
                "repository",
                "repository:a",
                "repository::pull",
                ":a:pull",
                "repository:a:",
                "repository:a:PULL",
                "repository:a\":pull",
                "REPO:a:pull",
                "repository:" + "a".repeat(600) + ":pull",
                "a:b:c,,d")) {
            assertThat(failure(() -> TokenScope.parse(List.of(text)))).isEqualTo(IdentityError.SCOPE_INVALID);
        }
        List<String> many = java.util.stream.IntStream.range(0, 65)
                .mapToObj(i -> "repository:r" + i + ":pull")
                .toList();
        assertThat(failure(() -> TokenScope.parse(many))).isEqualTo(IdentityError.SCOPE_INVALID);
    }

    @Property
    void idsComeBackFromEveryForm(@ForAll long high, @ForAll @IntRange(min = 0, max = 0xFFFF) int low) {
        MintedId id = new MintedId(high, low);
        assertThat(MintedId.ofGuid(id.guid())).contains(id);
        assertThat(MintedId.of(id.toString())).contains(id);
        for (MintedId.Prefix prefix : MintedId.Prefix.values()) {
            assertThat(id.aws(prefix)).matches(prefix + "[A-Z2-7]{16}");
            assertThat(MintedId.ofAws(prefix, id.aws(prefix))).contains(id);
        }
        assertThat(MintedId.ofIbm(id.ibmUser())).contains(id);
        assertThat(MintedId.ofIbm(id.ibmService())).contains(id);
        assertThat(id.guid().version()).isEqualTo(4);
        assertThat(id.guid().variant()).isEqualTo(2);
    }

    @Property
    void foreignGuidsAreNotOurs(@ForAll long first, @ForAll long second) {
        // One in 2^42 would be taken for ours.
        assertThat(MintedId.ofGuid(new UUID(first, second))).isEmpty();
    }

    @Example
    void foreignIdsAreNotOurs() {
        for (String text : List.of("", "IBMid-", "IBMid-2700000001", "AKIA", "iam-ServiceId-x", "not a guid")) {
            assertThat(MintedId.ofIbm(text)).isEmpty();
            assertThat(MintedId.of(text)).isEmpty();
            assertThat(MintedId.ofAws(MintedId.Prefix.AKIA, text)).isEmpty();
        }
        assertThat(MintedId.ofAws(MintedId.Prefix.AKIA, "AKIAIOSFODNN7EXAMPL1")).isEmpty();
        assertThat(MintedId.ofAws(MintedId.Prefix.AKIA, "AKIAIOSFODNN7EXAMPLE")).isPresent();
    }

    @Property
    void anyClaimsAreReadOrRefused(@ForAll byte[] bytes, @ForAll @StringLength(max = 60) String text) {
        assertThat(AccessClaims.read(bytes)).isEmpty();
        assertThat(AccessClaims.read(("{\"iss\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Example
    void addressesAndBlocks() {
        assertThat(NetworkAddress.of("::ffff:10.0.0.1")).isEqualTo(NetworkAddress.of("10.0.0.1"));
        assertThat(NetworkAddress.of("[2001:db8::1]").orElseThrow().prefix()).isEqualTo("2001:db8:0:0::/64");
        assertThat(NetworkAddress.of("fe80::1%eth0").orElseThrow().isPrivate()).isTrue();
        assertThat(NetworkAddress.of("example.com")).isEmpty();
        for (String open : List.of("172.32.0.1", "11.0.0.1", "8.8.8.8", "2001:db8::1", "100.128.0.1")) {
            assertThat(NetworkAddress.of(open).orElseThrow().isPrivate()).isFalse();
        }
        for (String inside :
                List.of("172.31.255.255", "10.0.0.1", "192.168.9.9", "fd00::1", "100.64.0.1", "127.9.9.9")) {
            assertThat(NetworkAddress.of(inside).orElseThrow().isPrivate()).isTrue();
        }
        for (String wrong : List.of("", "10.0.0.0/33", "10.0.0.1/24", "a/8", "10.0.0.0/-1", "10.0.0.0/08", "::/129")) {
            assertThat(failure(() -> AddressBlock.of(wrong))).isEqualTo(IdentityError.NETWORK_RULE_INVALID);
        }
        AddressBlock odd = AddressBlock.of("192.0.2.128/25");
        assertThat(odd.contains(NetworkAddress.of("192.0.2.129").orElseThrow())).isTrue();
        assertThat(odd.contains(NetworkAddress.of("192.0.2.127").orElseThrow())).isFalse();
        assertThat(AddressBlock.of("0.0.0.0/0")
                        .contains(NetworkAddress.of("::1").orElseThrow()))
                .isFalse();
        assertThat(AddressBlock.of(odd.toString())).isEqualTo(odd);
    }
}
