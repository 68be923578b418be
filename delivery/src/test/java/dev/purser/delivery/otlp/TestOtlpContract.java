package dev.purser.delivery.otlp;

import dev.purser.delivery.DestinationFactory;
import dev.purser.delivery.http.AbstractHttpDestinationTests;
import dev.purser.delivery.http.Receiver;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import java.util.List;

class TestOtlpContract extends AbstractHttpDestinationTests {
    @Override
    protected DestinationFactory factory() {
        return new OtlpDestinationFactory();
    }

    @Override
    protected List<String> records(Receiver.Got got) throws Exception {
        return ExportLogsServiceRequest.parseFrom(got.body()).getResourceLogsList().stream()
                .flatMap(resource -> resource.getScopeLogsList().stream())
                .flatMap(scope -> scope.getLogRecordsList().stream())
                .map(log -> log.getBody().getStringValue())
                .toList();
    }
}
