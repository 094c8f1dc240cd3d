### Activities and the methods bank: what everybody sees.

events-title = Tapahtumat
events-lead = Tule tapahtumaan. Kerro mitä ajattelet. Voit auttaa tekemään palveluista parempia.
events-coming = Tulevat tapahtumat
events-none-coming = Nyt ei ole tulossa tapahtumia. Katso tältä sivulta myöhemmin uudelleen.
events-all = Kaikki tapahtumat ja mitä niiden jälkeen tehtiin
events-past = Tapahtumat, jotka on jo pidetty
events-past-lead = Avaa tapahtuma. Siellä kerrotaan, mitä tapahtuman jälkeen tehtiin.
events-calendar = Laita tapahtumat omaan kalenteriisi
activity-when = Aika
activity-day-hours = { $day } kello { $hours }
activity-days-hours = { $first } kello { $starts } – { $last } kello { $ends }
activity-mode = Näin voit osallistua
activity-place = Paikka
activity-municipality = Kunta
activity-access = Miten paikkaan pääsee
activity-languages = Kielet
activity-audiences = Kenelle tapahtuma on
activity-categories = Osallisuuden muodot
activity-documents = Ohjeet, joita noudatamme
activity-method = Menetelmä
activity-trial = Kokeilu
activity-trial-since = Tämä on uusi tapa osallistua. Sitä on kokeiltu { $date } alkaen.
activity-sign-up = Ilmoittaudu mukaan
activity-to-calendar = Lisää kalenteriin
activity-called-off = Peruttu
activity-called-off-text = Tapahtuma on peruttu. Sitä ei pidetä.
activity-outcome = Mitä tapahtuman jälkeen tehtiin
activity-outcome-none = Kerromme tästä myöhemmin.
activity-participants = Kuinka monta kertaa osallistuttiin
activity-reach = Kuinka monta ihmistä kuuli asiasta
activity-came-counted = { $count ->
    [one] { $count } osallistuja
   *[other] { $count } osallistujaa
}
activity-came-estimated = { $count ->
    [one] Noin { $count } osallistuja
   *[other] Noin { $count } osallistujaa
}
activity-kind-resident_event = Tilaisuus asukkaille
activity-kind-training = Koulutus
activity-kind-workshop = Työpaja
activity-kind-outreach = Työntekijät tulevat ihmisten luo
activity-kind-participatory_budgeting = Asukkaat päättävät rahasta
activity-kind-other = Muu toiminta
activity-audience-residents = Asukkaat
activity-audience-customers = Asiakkaat
activity-audience-staff = Työntekijät
activity-audience-supervisors = Esihenkilöt
activity-audience-ombudsmen = Sosiaaliasiavastaavat ja potilasasiavastaavat
activity-audience-decision_makers = Päättäjät ja päätösten valmistelijat
activity-audience-partners = Muut yhteistyökumppanit
activity-counting-counted = Laskettu
activity-counting-estimated = Arvio
activity-state-planned = Suunniteltu
activity-state-held = Pidetty
activity-state-called_off = Peruttu
participation-information = Saat tietoa
participation-initiative = Voit ehdottaa
participation-planning = Voit suunnitella
participation-action = Voit toimia mukana
participation-evaluation = Voit arvioida
participation-decision_making = Voit vaikuttaa päätöksiin

methods-title = Menetelmäpankki
methods-lead = Täällä kerrotaan tavoista osallistua. Saat tietää, mikä menetelmä on, milloin se sopii ja miten se tehdään.
method-effort = Kuinka paljon työtä
method-effort-light = Vähän työtä: yksi työntekijä ja muutama tunti
method-effort-moderate = Jonkin verran työtä: muutama työntekijä ja muutama päivä
method-effort-heavy = Paljon työtä: monta työntekijää ja monta viikkoa
method-suits = Milloin menetelmä sopii
method-steps = Näin menetelmää käytetään
method-used = Missä menetelmää on käytetty
method-held = { $count ->
    [0] Menetelmää ei ole vielä käytetty.
    [one] Käytetty { $count } kerran
   *[other] Käytetty { $count } kertaa
}
method-retired = Menetelmää ei enää käytetä.
