package dev.purser.http;

import dev.purser.event.Recording;

/** What a handler is given: the request, where it came in, and the recording that it adds its facts to. */
public final class Exchange {
    private final Request request;
    private final Endpoint endpoint;
    private final PathVariables variables;
    private final Recording recording;

    Exchange(Request request, Endpoint endpoint, PathVariables variables, Recording recording) {
        this.request = request;
        this.endpoint = endpoint;
        this.variables = variables;
        this.recording = recording;
    }

    public Request request() {
        return request;
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    /** The decoded value of a variable of the endpoint's path. */
    public String variable(String name) {
        return variables.get(name);
    }

    public Recording recording() {
        return recording;
    }
}
