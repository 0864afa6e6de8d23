package io.limpet.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.limpet.board.Board;
import io.limpet.board.Link;
import io.limpet.board.LinkException;
import io.limpet.board.LinkSettings;
import io.limpet.outbox.ForwardingOutbox;
import io.limpet.outbox.Outbox;
import io.limpet.outbox.OutboxException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The judges notice what they are there for: outboxes with one small defect each, between the firmware and its own. */
class OracleTest {

    private static final long MONTH_MILLIS = 30 * 86_400_000L;
    private static final int SEEDS = 20;

    /** Does all that it is told, but for what a test changes. */
    private abstract static class Defect extends ForwardingOutbox {

        final Outbox outbox;
        int calls;

        Defect(Outbox outbox) {
            super(outbox);
            this.outbox = outbox;
        }
    }

    @Test
    void nothingIsWrongWithoutADefect() {
        assertEquals("", firstViolation(Defects.NONE));
    }

    @Test
    void noticesAReadingThatIsForgotten() {
        assertNoticed(outbox -> new Defect(outbox) {
            @Override
            public long append(byte[] bytes, int offset, int length) throws OutboxException {
                long number = outbox.append(bytes, offset, length);
                if (++calls == 100) {
                    outbox.remove(number);
                }
                return number;
            }
        });
    }

    @Test
    void noticesAReadingThatIsThereTwice() {
        assertNoticed(outbox -> new Defect(outbox) {
            @Override
            public long append(byte[] bytes, int offset, int length) throws OutboxException {
                if (++calls == 100) {
                    outbox.append(bytes, offset, length);
                }
                return outbox.append(bytes, offset, length);
            }
        });
    }

    @Test
    void noticesAReadingThatIsSentWithABitChanged() {
        assertNoticed(outbox -> new Defect(outbox) {
            @Override
            public void read(long number, int from, byte[] into, int offset, int length) throws OutboxException {
                outbox.read(number, from, into, offset, length);
                if (++calls == 300) {
                    into[offset + length - 2] ^= 1;
                }
            }
        });
    }

    @Test
    void noticesAnAcknowledgementThatIsForgotten() {
        assertNoticed(outbox -> new Defect(outbox) {
            @Override
            public void remove(long number) throws OutboxException {
                if (++calls != 100) {
                    outbox.remove(number);
                }
            }
        });
    }

    @Test
    void noticesAMarkThatIsForgotten() {
        assertNoticed(outbox -> new Defect(outbox) {
            @Override
            public void setMark(long number, int mark) throws OutboxException {
                if (++calls % 7 != 0) {
                    outbox.setMark(number, mark);
                }
            }
        });
    }

    @Test
    void noticesReadingsThatAreDroppedAndNotCounted() {
        assertNoticed(outbox -> new Defect(outbox) {
            @Override
            public long dropped() {
                return 0;
            }
        });
    }

    @Test
    void noticesAnOrderThatIsReversed() {
        assertNoticed(outbox -> new Defect(outbox) {
            @Override
            public long next(long number) throws OutboxException {
                long next = outbox.next(number);
                return next != NONE && outbox.mark(next) == 0 && outbox.next(next) != NONE ? outbox.next(next) : next;
            }
        });
    }

    @Test
    void noticesAReadingThatTheBrokerLoses() {
        int[] calls = {0};
        assertNoticed(Defects.ofSubscriber(subscriber -> (bytes, topicOffset, topicBytes, payloadOffset, payloadBytes,
                qos, duplicate, retain) -> {
            if (++calls[0] != 500) {
                subscriber.delivered(bytes, topicOffset, topicBytes, payloadOffset, payloadBytes, qos, duplicate,
                        retain);
            }
        }));
    }

    @Test
    void noticesADeviceThatDoesNotComeBack() {
        assertNoticed(Defects.ofBoard(board -> with(board, "link", (proxy, method, arguments) ->
                new OnceLink(board.link((LinkSettings) arguments[0])))));
    }

    @Test
    void noticesALoopThatTakesTooLong() {
        assertNoticed(Defects.ofBoard(board -> with(board, "freeHeapBytes", (proxy, method, arguments) -> {
            board.clock().sleepUntil(board.clock().uptimeMillis() + 600_000);
            return 0L;
        })));
    }

    /** A board of which one part is another. */
    private static Board with(Board board, String name, InvocationHandler part) {
        return (Board) Proxy.newProxyInstance(Board.class.getClassLoader(), new Class<?>[] {Board.class},
                (proxy, method, arguments) -> method.getName().equals(name) ? part.invoke(proxy, method, arguments)
                        : invoke(board, method, arguments));
    }

    private static Object invoke(Board board, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(board, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Joins a network once in its life. */
    private record OnceLink(Link link, boolean[] gone) implements Link {

        OnceLink(Link link) {
            this(link, new boolean[1]);
        }

        @Override
        public boolean bringUp(long deadlineMillis) throws LinkException {
            if (gone[0]) {
                throw new LinkException(LinkException.Reason.HARDWARE, "once is enough");
            }
            return link.bringUp(deadlineMillis);
        }

        @Override
        public boolean isUp() {
            return link.isUp();
        }

        @Override
        public void takeDown() {
            gone[0] = true;
            link.takeDown();
        }

        @Override
        public String description() {
            return link.description();
        }

        @Override
        public int signalDbm() {
            return link.signalDbm();
        }
    }

    private static void assertNoticed(UnaryOperator<Outbox> defect) {
        assertNoticed(Defects.ofOutbox(defect));
    }

    private static void assertNoticed(Defects defects) {
        assertFalse(firstViolation(defects).isEmpty(), "no seed of " + SEEDS + " has noticed it");
    }

    /** Empty when there is none. */
    private static String firstViolation(Defects defects) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Result result = new StormRun(Planner.draw(seed, Profile.FIELD, MONTH_MILLIS), defects).run();
            if (!result.isWell()) {
                return FailureReport.line(result);
            }
        }
        return "";
    }
}
