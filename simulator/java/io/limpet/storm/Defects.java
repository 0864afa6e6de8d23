package io.limpet.storm;

import io.limpet.board.Board;
import io.limpet.outbox.Outbox;
import io.limpet.storm.broker.Subscriber;
import java.util.function.UnaryOperator;

/** What is put in the way on purpose, to see whether the judges notice it. */
record Defects(UnaryOperator<Outbox> outbox, UnaryOperator<Board> board, UnaryOperator<Subscriber> subscriber) {

    static final Defects NONE = new Defects(UnaryOperator.identity(), UnaryOperator.identity(),
            UnaryOperator.identity());

    static Defects ofOutbox(UnaryOperator<Outbox> outbox) {
        return new Defects(outbox, UnaryOperator.identity(), UnaryOperator.identity());
    }

    static Defects ofBoard(UnaryOperator<Board> board) {
        return new Defects(UnaryOperator.identity(), board, UnaryOperator.identity());
    }

    static Defects ofSubscriber(UnaryOperator<Subscriber> subscriber) {
        return new Defects(UnaryOperator.identity(), UnaryOperator.identity(), subscriber);
    }
}
