package dev.assay.migration.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrivilegesTest {
    private static final Privileges GRANTED = Privileges.of("{owner=arwdDxt/owner,=r/owner,app=arw/owner}");

    @Test
    void nothingIsLostWhereAllIsKept() {
        assertThat(GRANTED.lostIn(GRANTED)).isEmpty();
    }

    @Test
    void aRightThatIsGoneHasALoser() {
        assertThat(GRANTED.lostIn(Privileges.of("{owner=arwdDxt/owner,=r/owner,app=r/owner}")))
                .containsExactly("app");
    }

    @Test
    void withoutAListEverybodyButTheOwnerLoses() {
        assertThat(GRANTED.lostIn(Privileges.of(""))).containsExactly("PUBLIC", "app");
    }

    @Test
    void theRightToGrantIsNoRightOfTheApplication() {
        assertThat(Privileges.of("{app=r*/owner}").lostIn(Privileges.of("{app=r/owner}")))
                .isEmpty();
    }

    @Test
    void nobodyLosesWhatNobodyHad() {
        assertThat(Privileges.of("").lostIn(GRANTED)).isEmpty();
    }
}
