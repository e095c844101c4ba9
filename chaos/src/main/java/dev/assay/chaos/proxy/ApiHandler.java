package dev.assay.chaos.proxy;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.EventExecutor;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

/** Answers requests, one after the other on the control thread, in the order they came. */
@SuppressWarnings("FutureReturnValueIgnored") // A socket that fails closes, and that is seen.
final class ApiHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final String BROWSER = "Mozilla/";

    private final Router router;
    private final EventExecutor control;
    private final RequestIds requestIds;

    ApiHandler(Router router, EventExecutor control, RequestIds requestIds) {
        this.router = router;
        this.control = control;
        this.requestIds = requestIds;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        String method = request.method().name();
        String uri = request.uri();
        String agent = request.headers().get(HttpHeaderNames.USER_AGENT, "");
        String body = request.content().toString(StandardCharsets.UTF_8);
        boolean readable = request.decoderResult().isSuccess();
        control.execute(() -> {
            Answer answer = readable ? answer(method, uri, agent, body) : Answer.plain(400, "400 Bad Request");
            context.writeAndFlush(response(answer));
        });
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private Answer answer(String method, String uri, String agent, String body) {
        UrlPath path;
        try {
            path = UrlPath.of(uri);
        } catch (IllegalArgumentException undecodable) {
            return Answer.plain(400, "400 Bad Request");
        }
        if (!path.isClean()) {
            return new Answer(301, "", Map.of("Location", path.location()));
        }
        Router.Match match = router.match(method, path.segments());
        if (match instanceof Router.Match.Found found) {
            return perform(found.action(), new Call(path.segments(), body), agent);
        }
        return ((Router.Match.Refused) match).answer();
    }

    private Answer perform(Function<Call, Answer> action, Call call, String agent) {
        Answer answer = agent.startsWith(BROWSER) ? Answer.plain(403, "User agent not allowed") : attempt(action, call);
        return answer.with("X-Toxiproxy-Request-Id", requestIds.next());
    }

    private static Answer attempt(Function<Call, Answer> action, Call call) {
        try {
            return action.apply(call);
        } catch (ApiException refusal) {
            return Answer.refusal(refusal);
        } catch (RuntimeException unexpected) {
            return Answer.refusal(new ApiException(500, unexpected.toString()));
        }
    }

    private static FullHttpResponse response(Answer answer) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(answer.status()),
                Unpooled.copiedBuffer(answer.body(), StandardCharsets.UTF_8));
        answer.headers().forEach((name, value) -> response.headers().set(name, value));
        if (answer.status() != HttpResponseStatus.NO_CONTENT.code()) {
            response.headers()
                    .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
        }
        return response;
    }
}
