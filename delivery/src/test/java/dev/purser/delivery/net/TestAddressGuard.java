package dev.purser.delivery.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestAddressGuard {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "fe80::a9fe:a9fe",
                "0.0.0.0",
                "::",
                "224.0.0.1",
                "ff02::1",
                "255.255.255.255",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1"
            })
    void neverSpokenTo(String address) throws UnknownHostException {
        assertThat(new AddressGuard(true).refusal(address)).isPresent();
        assertThat(new AddressGuard(false).refusal(address)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "198.18.0.1",
                "fd00:ec2::254",
                "64:ff9b::a00:1",
                "localhost"
            })
    void spokenToWhereTheOperatorSaysSo(String address) throws UnknownHostException {
        assertThat(new AddressGuard(true).refusal(address)).isEmpty();
        assertThat(new AddressGuard(false).refusal(address)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "192.169.0.1", "2a00:1450::1", "64:ff9b::808:808"})
    void spokenTo(String address) throws UnknownHostException {
        assertThat(new AddressGuard(false).refusal(address)).isEmpty();
    }
}
