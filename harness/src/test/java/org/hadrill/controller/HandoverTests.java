package org.hadrill.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hadrill.controller.Handover.Stage;
import org.hadrill.controller.Status.GroupState;
import org.junit.jupiter.api.Test;

class HandoverTests {
    private final Handover handover = new Handover(Duel.M1, Duel.M2);

    @Test
    void wordsOutOfTurnAreRefused() {
        assertThat(handover.heard("other", Share.ALL, Duration.ZERO)).isFalse();
        assertThat(handover.heard("done", Share.ALL, Duration.ZERO)).isFalse();
        handover.to(Stage.OFFERED, Share.LOCAL, Duration.ZERO);
        assertThat(handover.heard("me", Share.ALL, Duration.ZERO)).isFalse();
        assertThat(handover.heard("done", Share.ALL, Duration.ZERO)).isFalse();
        assertThat(handover.stage()).isEqualTo(Stage.OFFERED);
    }

    @Test
    void aQuestionGrowsStaleAndAHandoverDoesNot() {
        handover.to(Stage.OFFERED, Share.LOCAL, Duration.ZERO);
        assertThat(handover.stale(Handover.OFFER_LIMIT.minusMillis(1))).isFalse();
        assertThat(handover.stale(Handover.OFFER_LIMIT)).isTrue();
        handover.heard("other", Share.LOCAL, Duration.ofSeconds(1));
        assertThat(handover.stale(Duration.ofHours(1))).isFalse();
    }

    @Test
    void whoAsksAgainHasForgottenTheAnswer() {
        handover.heard("me", Share.ALL, Duration.ZERO);
        handover.to(Stage.RECEIVING, Share.ALL, Duration.ZERO);
        assertThat(handover.heard("me", Share.FOREIGN, Duration.ofSeconds(20))).isTrue();
        assertThat(handover.stage()).isEqualTo(Stage.PROPOSED);
        assertThat(handover.share()).isEqualTo(Share.FOREIGN);
    }

    @Test
    void theTakerMayNotStartBeforeTheGiverIsDone() {
        handover.to(Stage.RECEIVING, Share.ALL, Duration.ZERO);
        assertThat(handover.says(GroupState.RELEASED).state()).isEqualTo(GroupState.RELEASING);
        handover.heard("done", Share.ALL, Duration.ZERO);
        assertThat(handover.says(GroupState.RELEASED)).isEqualTo(new Report.OfGroup(GroupState.RELEASED, false, true));
    }

    @Test
    void theGiverDoesNotTakeItBackWhileTheTakerStarts() {
        handover.to(Stage.GIVING, Share.ALL, Duration.ZERO);
        assertThat(handover.says(GroupState.HELD)).isEqualTo(new Report.OfGroup(GroupState.RELEASED, true, false));
        assertThat(handover.says(GroupState.RELEASED).state()).isEqualTo(GroupState.ACQUIRING);
        handover.to(Stage.GIVEN, Share.ALL, Duration.ZERO);
        assertThat(handover.says(GroupState.RELEASED).state()).isEqualTo(GroupState.ACQUIRING);
    }
}
