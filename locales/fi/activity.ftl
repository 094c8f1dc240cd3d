### Activities and the methods bank: what everybody sees.

events-title = Tapahtumat
events-lead = Tule mukaan: kerro mitä ajattelet, opi ja kehitä palveluja yhdessä muiden kanssa.
events-coming = Tulevat tapahtumat
events-none-coming = Tulevia tapahtumia ei ole nyt. Katso tänne myöhemmin uudelleen.
events-all = Kaikki tapahtumat ja mitä niistä seurasi
events-past = Pidetyt tapahtumat
events-past-lead = Avaa tapahtuma, niin näet, mitä siitä seurasi.
events-calendar = Tilaa tapahtumat kalenteriisi
activity-when = Aika
activity-day-hours = { $day } klo { $hours }
activity-days-hours = { $first } klo { $starts } – { $last } klo { $ends }
activity-mode = Miten voi osallistua
activity-place = Paikka
activity-municipality = Kunta
activity-access = Esteettömyys
activity-languages = Kielet
activity-audiences = Kenelle
activity-categories = Osallisuuden muodot
activity-documents = Noudatettavat periaatteet ja ohjeet
activity-method = Menetelmä
activity-trial = Kokeilu
activity-trial-since = Uusi tapa osallistua, kokeiltu { $date } alkaen
activity-sign-up = Ilmoittaudu mukaan
activity-to-calendar = Lisää kalenteriin
activity-called-off = Peruttu
activity-called-off-text = Tapahtuma on peruttu.
activity-outcome = Mitä tapahtumasta seurasi
activity-outcome-none = Tästä kerrotaan, kun tulokset ovat selvillä.
activity-participants = Osallistumiskertoja
activity-reach = Tavoitettuja ihmisiä
activity-came-counted = { $count ->
    [one] { $count } osallistuja
   *[other] { $count } osallistujaa
}
activity-came-estimated = { $count ->
    [one] Noin { $count } osallistuja
   *[other] Noin { $count } osallistujaa
}
activity-kind-resident_event = Asukastilaisuus
activity-kind-training = Koulutus
activity-kind-workshop = Työpaja
activity-kind-outreach = Jalkautuminen
activity-kind-participatory_budgeting = Osallistuva budjetointi
activity-kind-other = Muu toiminta
activity-audience-residents = Asukkaat
activity-audience-customers = Asiakkaat
activity-audience-staff = Henkilöstö
activity-audience-supervisors = Esihenkilöt
activity-audience-ombudsmen = Sosiaali- ja potilasasiavastaavat
activity-audience-decision_makers = Päätöksenteko-organisaatio
activity-audience-partners = Kumppanit
activity-counting-counted = Laskettu
activity-counting-estimated = Arvio
activity-state-planned = Suunniteltu
activity-state-held = Pidetty
activity-state-called_off = Peruttu
participation-information = Tieto-osallisuus
participation-initiative = Aloiteosallisuus
participation-planning = Suunnitteluosallisuus
participation-action = Toimintaosallisuus
participation-evaluation = Arviointiosallisuus
participation-decision_making = Päätöksenteko-osallisuus

methods-title = Menetelmäpankki
methods-lead = Tapoja osallistua ja ottaa mukaan: mikä menetelmä on, milloin se sopii ja miten se tehdään.
method-effort = Työmäärä
method-effort-light = Kevyt: yksi tekijä, muutama tunti
method-effort-moderate = Kohtalainen: muutama tekijä, muutama päivä
method-effort-heavy = Suuri: monta tekijää, viikkoja tai kuukausia
method-suits = Milloin sopii
method-steps = Näin se tehdään
method-used = Missä menetelmää on käytetty
method-held = { $count ->
    [0] Menetelmää ei ole vielä käytetty.
    [one] Käytetty { $count } kerran
   *[other] Käytetty { $count } kertaa
}
method-retired = Menetelmä ei ole enää käytössä.
