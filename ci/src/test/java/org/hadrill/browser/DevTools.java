package org.hadrill.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Chrome DevTools Protocol: JSON over one WebSocket, flat sessions. Thread-safe. */
final class DevTools implements WebSocket.Listener {
    /** Longest time for one answer; a page of ten megabytes on a busy machine takes some seconds. */
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(120);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final Map<String, BiConsumer<String, JsonNode>> listeners = new ConcurrentHashMap<>();
    private final StringBuilder message = new StringBuilder();
    private @Nullable WebSocket socket;

    private DevTools() {}

    static DevTools connect(HttpClient client, URI address) {
        DevTools devTools = new DevTools();
        devTools.socket =
                client.newWebSocketBuilder().buildAsync(address, devTools).join();
        return devTools;
    }

    /** Who hears the events of a session: their method and parameters, on the socket's thread. */
    void listen(String session, BiConsumer<String, JsonNode> listener) {
        listeners.put(session, listener);
    }

    /**
     * Asks and waits for the answer.
     *
     * @param session empty for the browser itself
     */
    JsonNode ask(String session, String method, Map<String, Object> parameters) throws Exception {
        long id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        send(id, session, method, parameters);
        JsonNode said = answer.get(ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (said.has("error")) {
            throw new IllegalStateException(method + ": " + said.path("error"));
        }
        return said.path("result");
    }

    /** Asks the browser for something that leaves no time to answer. */
    void tell(String method) {
        send(ids.incrementAndGet(), "", method, Map.of());
    }

    private synchronized void send(long id, String session, String method, Map<String, Object> parameters) {
        Map<String, Object> request = new LinkedHashMap<>(Map.of("id", id, "method", method, "params", parameters));
        if (!session.isEmpty()) {
            request.put("sessionId", session);
        }
        if (socket == null) {
            throw new IllegalStateException("not connected");
        }
        socket.sendText(JSON.writeValueAsString(request), true).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        message.append(part);
        if (last) {
            JsonNode said = JSON.readTree(message.toString());
            message.setLength(0);
            if (said.has("id")) {
                CompletableFuture<JsonNode> answer =
                        waiting.remove(said.path("id").asLong());
                if (answer != null) {
                    answer.complete(said);
                }
            } else {
                BiConsumer<String, JsonNode> listener =
                        listeners.get(said.path("sessionId").asString(""));
                if (listener != null) {
                    listener.accept(said.path("method").asString(), said.path("params"));
                }
            }
        }
        from.request(1);
        return null;
    }
}
